"""The stylesheet, the icons and the main navigation."""

import gzip
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.urls import reverse

from tests.test_architecture import ROOT
from trainer.look import icons, navigation
from trainer.look.stylesheet import sheet, sources
from trainer.models import Role, User
from trainer.templatetags.rapport import paragraphs

ALLOWED_OUTSIDE_LAYERS = re.compile(
    r"@layer [\w, ]+;|/\*.*?\*/|@font-face {.*?}|^@layer \w+ {.*?^}", re.S | re.M
)
CLASSES = re.compile(r'{% icon "([\w-]+)"')


def address_of_sheet() -> str:
    return reverse("stylesheet", args=[sheet().digest])


def test_the_stylesheet_lasts_a_year_under_its_own_hash(client):
    response = client.get(address_of_sheet())
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/css")
    assert "immutable" in response["Cache-Control"]


def test_an_old_address_of_the_stylesheet_serves_the_current_one_uncached(client):
    response = client.get(reverse("stylesheet", args=["0123456789ab"]))
    assert response.content == sheet().css
    assert response["Cache-Control"] == "no-cache"


def test_the_stylesheet_is_compressed_for_those_who_accept_it(client):
    response = client.get(address_of_sheet(), headers={"Accept-Encoding": "gzip, br"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == sheet().css


def test_every_component_is_in_the_stylesheet_after_the_tokens_and_before_the_utilities():
    names = [path.stem for path in sources()]
    assert names[0] == "tokens"
    assert set(names) >= {path.stem for path in (ROOT / "static/css/components").glob("*.css")}
    assert names.index("button") < names.index("utilities")


def test_every_rule_of_the_stylesheet_lies_in_a_layer():
    for path in sources():
        outside = re.sub(
            r"@layer [\w, ]+;|/\*.*?\*/|@font-face {.*?}|^@layer \w+ {.*?^}",
            "",
            path.read_text(),
            flags=re.S | re.M,
        )
        assert not outside.strip(), path.name


def test_every_file_that_the_stylesheet_names_exists():
    for path in sources():
        for asset in re.findall(r'url\("\.\./([^"]+)"\)', path.read_text()):
            assert (ROOT / "static" / asset).is_file(), asset


def test_an_icon_is_hidden_from_screen_readers_unless_it_is_named():
    assert 'aria-hidden="true"' in icons.icon("pin")
    assert 'role="img" aria-label="Pinned &lt;1&gt;"' in icons.icon("pin", label="Pinned <1>")


def test_an_unknown_icon_says_which_ones_there_are():
    with pytest.raises(icons.UnknownIcon, match="pin"):
        icons.icon("unicorn")


@pytest.mark.parametrize("template", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_every_icon_that_a_template_names_is_drawn(template: Path):
    assert set(CLASSES.findall(template.read_text())) <= set(icons.names())


def labels(user: User, path: str = "/") -> list[str]:
    return [link.label for link in navigation.links(user, path)]


def test_a_recruiter_finds_no_door_that_is_closed_to_them(recruiter):
    assert "Home" in labels(recruiter)
    assert not {"Team", "People", "Authoring"} & set(labels(recruiter))


def test_a_lead_finds_the_team_and_a_manager_people_and_authoring(lead, manager):
    assert "Team" in labels(lead)
    assert "People" not in labels(lead)
    assert {"Team", "People", "Authoring"} <= set(labels(manager))


def test_the_item_above_the_current_page_is_marked(manager):
    current = [link.label for link in navigation.links(manager, reverse("people") + "add/") if link.current]
    assert current == ["People"]


def test_home_is_current_only_at_home(recruiter):
    assert not any(link.current for link in navigation.links(recruiter, "/account/email/"))


def test_an_item_whose_address_does_not_exist_is_left_out(recruiter, monkeypatch):
    monkeypatch.setattr(navigation, "_items", [navigation.Item("Nowhere", "home", "no-such-page")])
    assert navigation.links(recruiter, "/") == []


def test_a_visitor_sees_no_navigation_but_can_sign_in(client, db):
    page = client.get("/").content.decode()
    assert "nav-links" not in page
    assert reverse("account_login") in page


def test_a_menu_item_for_signing_out_posts_its_form(sign_in, recruiter):
    page = sign_in(recruiter).get("/").content.decode()
    assert f'<form action="{reverse("account_logout")}" method="post">' in page
    assert "hx-headers:inherited" in page


def render(source: str, **context) -> str:
    return Template("{% load rapport %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("skill", "css"), [("librarian", "lib"), ("networker", "net"), ("anthropologist", "ant")]
)
def test_a_skill_is_named_and_carries_its_own_line(skill: str, css: str):
    html = render(f'{{% skill_name "{skill}" %}}{{% rule "{skill}" %}}')
    assert skill.capitalize() in html
    assert f'class="rule {css}"' in html


def test_a_meter_says_its_level_in_words():
    html = render('{% meter 3 4 "librarian" %}')
    assert 'aria-label="Level 3 of 4"' in html
    assert html.count('class="on"') == 3


def test_progress_marks_the_step_that_is_open():
    assert render("{% for s in 2|steps:3 %}[{{ s }}]{% endfor %}") == "[done][now][]"


@pytest.mark.parametrize(
    ("name", "expected"), [("Priya Nair", "PN"), ("Maya", "M"), ("Ana de la Cruz", "AC"), ("", "")]
)
def test_initials_are_two_letters_at_most(name: str, expected: str):
    assert render("{{ name|initials }}", name=name) == expected


def test_people_roles_have_a_name_in_the_menu(sign_in, manager):
    assert str(Role.MANAGER.label) in sign_in(manager).get("/").content.decode().replace("&amp;", "&")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One line\nwrapped in a file.", "<p>One line wrapped in a file.</p>"),
        ("First.\r\n\r\nSecond.\n \n\nThird.\n", "<p>First.</p><p>Second.</p><p>Third.</p>"),
        ("<b>no</b>", "<p>&lt;b&gt;no&lt;/b&gt;</p>"),
        ("", ""),
    ],
)
def test_plain_text_is_shown_in_paragraphs(text, shown):
    assert paragraphs(text) == shown
