"""An L&D manager edits scenarios in the admin, with the permissions that authors get and no others."""

import pytest
from django.urls import reverse

from simulations.models.authoring import Persona, Rubric, Scenario
from simulations.models.authoring.formfields import GateFormField, LinesFormField, ValueFormField
from simulations.packs.files import load_pack
from simulations.packs.snippets import import_pack, pack_for
from trainer.models import Role, User
from trainer.people.roles import sync_role

SLUG = "relocating-engineer"


@pytest.fixture
def pack(db):
    pack = load_pack(f"content/scenarios/{SLUG}.scenario.yaml")
    import_pack(pack)
    return pack


@pytest.fixture
def author(client, db):
    user = User.objects.create_user("lena", "lena@example.com", "a long password", role=Role.MANAGER)
    sync_role(user)
    client.force_login(user)
    return client


def address(noun, verb, *args):
    return reverse(f"wagtailsnippets_simulations_{noun}:{verb}", args=args)


def form_of(response):
    """What a browser would send back of an admin edit form."""
    form = response.context["form"]
    sent = {}
    for part in [form, *form.formsets.values()]:
        fields = [part.management_form, *part.forms] if hasattr(part, "management_form") else [part]
        for each in fields:
            for bound in each:
                sent.update(_sent(bound))
    return sent


def _sent(bound):
    widget, value = bound.field.widget, bound.value()
    if hasattr(widget, "parts"):
        pairs = zip(widget.parts, widget.decompress(value), strict=True)
        return {f"{bound.html_name}_{name}": item for name, item in pairs if item not in (None, False)}
    return {} if value is None or value is False else {bound.html_name: value}


@pytest.mark.parametrize("noun", ["scenario", "persona", "fact", "rubric"])
def test_an_author_finds_every_kind_of_snippet(author, pack, noun):
    page = author.get(address(noun, "list"))

    assert page.status_code == 200
    assert author.get(address(noun, "add")).status_code == 200


def test_the_menu_offers_rehearsals(author, pack):
    page = author.get(address("scenario", "list"))

    assert b"Rehearsals" in page.content


def test_the_edit_page_says_what_could_be_heard_and_offers_to_try(author, pack):
    page = author.get(address("scenario", "edit", Scenario.objects.get().pk)).content.decode()

    assert "A good recruiter could hear 4 of 4 cues" in page
    assert "Save and try it" in page
    assert "Maya Okafor" in page


def test_a_form_sent_back_untouched_changes_nothing(author, pack):
    for noun, item in (("persona", Persona.objects.get()), ("scenario", Scenario.objects.get())):
        url = address(noun, "edit", item.pk)
        author.post(url, form_of(author.get(url)))

    assert pack_for(SLUG, draft=True) == pack
    assert import_pack(pack).outcome == "unchanged"


def test_an_edited_cue_is_a_draft_until_it_is_published(author, pack):
    url = address("persona", "edit", Persona.objects.get().pk)
    form = form_of(author.get(url)) | {"cues-0-topic": "what she climbs", "cues-0-gate_trust": "1.5"}

    author.post(url, form)

    cue = pack_for(SLUG, draft=True).cues[0]
    assert (cue.topic, cue.gate.conditions) == ("what she climbs", ("asked", ("trust", 1.5)))
    assert pack_for(SLUG) == pack
    author.post(url, form_of(author.get(url)) | {"action-publish": "action-publish"})
    assert pack_for(SLUG).cues[0].topic == "what she climbs"


def test_what_learners_could_not_play_is_saved_but_not_published(author, pack):
    url = address("persona", "edit", Persona.objects.get().pk)
    form = form_of(author.get(url)) | {"cues-0-gate_asked": "", "cues-0-gate_after": "nobody"}

    answer = author.post(url, form | {"action-publish": "action-publish"}, follow=True)

    assert "there is no cue “nobody”" in answer.content.decode()
    assert pack_for(SLUG) == pack


def test_save_and_try_says_why_a_draft_cannot_be_tried(author, pack):
    url = address("persona", "edit", Persona.objects.get().pk)
    form = form_of(author.get(url)) | {"cues-0-topic": "", "action-try": "action-try"}

    answer = author.post(url, form, follow=True)

    assert "It cannot be tried yet" in answer.content.decode()


def test_save_and_try_goes_to_the_call_of_the_draft(author, pack):
    url = address("persona", "edit", Persona.objects.get().pk)

    answer = author.post(url, form_of(author.get(url)) | {"action-try": "action-try"})

    assert answer["Location"] == reverse("try-draft", args=[SLUG])


def test_a_fact_that_a_live_scenario_asks_about_cannot_be_taken_away(author, pack):
    fact = Scenario.objects.get().facts.get(key="on-call-rota")

    answer = author.post(address("fact", "delete", fact.pk), follow=True)

    assert "A live scenario needs it" in answer.content.decode()
    assert pack_for(SLUG) == pack


@pytest.mark.parametrize(
    ("noun", "model"), [("scenario", Scenario), ("persona", Persona), ("rubric", Rubric)]
)
def test_a_draft_can_be_previewed(author, pack, noun, model):
    item = model.objects.get()
    url = address(noun, "edit", item.pk)
    preview = address(noun, "preview_on_edit", item.pk)
    author.post(preview, form_of(author.get(url)))

    page = author.get(preview)

    assert page.status_code == 200
    assert str(item) in page.content.decode()


def test_an_author_may_not_touch_people(author, pack):
    assert author.get(reverse("wagtailusers_users:index")).status_code in {302, 403, 404}


@pytest.mark.parametrize(
    "gate",
    [
        {"any": ["asked"]},
        {"all": ["reassured", {"trust": 2.5}]},
        {"any": ["asked", "reciprocity", {"after": "a-cue"}, {"after": "b_cue"}, {"turn": 4}]},
    ],
)
def test_a_gate_survives_its_form(gate):
    field = GateFormField()

    assert field.clean(field.widget.decompress(gate)) == gate
    assert not field.has_changed(gate, field.widget.decompress(gate))


@pytest.mark.parametrize(
    "value", [8, 2.5, True, "2027-03", "8", "yes", ["a", "b"], {"minutes": 8, "open": False}, None]
)
def test_a_value_survives_its_form(value):
    field = ValueFormField(required=False)

    assert field.clean(field.prepare_value(value)) == value


def test_lines_are_edited_one_per_line():
    field = LinesFormField(required=False)

    assert field.clean("one\n\n  two  words \r\n") == ["one", "two words"]
    assert not field.has_changed(["one"], "one\n")


def test_a_scenario_is_duplicated_with_everything_that_belongs_to_it(author, pack):
    original = Scenario.objects.get()
    url = address("scenario", "copy", original.pk)
    assert "Copy of" in author.get(url).content.decode()
    page = author.post(url, {"title": "Second Maya", "slug": "second-maya"}, follow=True).content.decode()
    copy = Scenario.objects.get(slug="second-maya")
    assert "This is your copy" in page and not copy.live and original.live
    made = pack_for("second-maya", draft=True)
    assert [cue.key for cue in made.cues] == [cue.key for cue in pack.cues]
    assert (made.facts, made.directory) == (pack.facts, pack.directory)
    assert copy.rubric_id != original.rubric_id and made.rubric.criteria == pack.rubric.criteria


def test_a_taken_slug_or_a_draft_that_cannot_be_played_is_not_duplicated(author, pack):
    original = Scenario.objects.get()
    url = address("scenario", "copy", original.pk)
    assert "Another scenario has this slug" in author.post(url, {"title": "x", "slug": SLUG}).content.decode()
    assert "Use words joined" in author.post(url, {"title": "x", "slug": "no good"}).content.decode()
    persona = Persona.objects.get()
    for cue in persona.cues.all():
        cue.delete()
    persona.openers, persona.name = [], ""
    persona.save_revision(clean=False)
    page = author.post(url, {"title": "x", "slug": "free"}).content.decode()
    assert "cannot be played" in page and not Scenario.objects.filter(slug="free").exists()


@pytest.mark.parametrize("who", ["visitor", "recruiter", "lead"])
def test_only_authors_duplicate(cast, sign_in, pack, who):
    url = address("scenario", "copy", Scenario.objects.get().pk)
    assert sign_in(cast[who]).post(url, {"title": "x", "slug": "mine"}).status_code != 200
    assert not Scenario.objects.filter(slug="mine").exists()


def test_a_draft_with_errors_is_not_tried_from_the_header_either_and_leads_back(author, pack):
    persona = Persona.objects.get()
    cue = persona.cues.get(key="climbing")
    cue.lines = []
    persona.cues = [cue, *persona.cues.exclude(key="climbing")]
    persona.save_revision(clean=False)
    for response in (author.get(f"/practice/{SLUG}/try/"), author.post(f"/practice/{SLUG}/try/")):
        page = response.content.decode()
        assert response.status_code == 422 and "cannot be played yet" in page
        assert "the cue “climbing” has no lines to say it with" in page and "Maya Okafor › climbing" in page
        assert address("scenario", "edit", Scenario.objects.get().pk) in page


def test_an_earlier_version_is_shown_and_comes_back_as_the_draft(author, pack):
    persona = Persona.objects.get()
    before = persona.latest_revision
    edit = address("persona", "edit", persona.pk)
    author.post(edit, {**form_of(author.get(edit)), "role": "Somebody else entirely"})
    persona = Persona.objects.get()
    assert persona.get_latest_revision_as_object().role == "Somebody else entirely"

    old = author.get(address("persona", "revisions_revert", persona.pk, before.pk))
    assert old.status_code == 200 and "Somebody else entirely" not in old.content.decode()
    author.post(edit, {**form_of(old), "revision": before.pk})

    persona = Persona.objects.get()
    assert persona.get_latest_revision_as_object().role == before.as_object().role
    assert persona.latest_revision.pk > before.pk, "the mistaken version stays in the history"


def lint_now(author, url: str, form: dict) -> str:
    answer = author.post(url, form, headers={"X-Rapport-Lint": "1"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_form_is_read_as_it_stands_and_nothing_is_saved(author, pack):
    url = address("persona", "edit", Persona.objects.get().pk)
    form = form_of(author.get(url))
    assert "As it stands in the form it can be played" in lint_now(author, url, form)

    wrong = lint_now(author, url, form | {"cues-0-gate_asked": "", "cues-0-gate_after": "nobody"})

    assert "there is no cue “nobody”" in wrong and "1 error" in wrong
    assert pack_for(SLUG, draft=True) == pack


def test_a_form_that_is_not_filled_in_says_which_fields(author, pack):
    url = address("persona", "edit", Persona.objects.get().pk)
    form = form_of(author.get(url)) | {"name": "", "cues-0-topic": ""}

    found = lint_now(author, url, form)

    assert "Look at:" in found and "Name" in found and "Topic" in found


def test_a_scenario_is_read_with_its_directory_as_it_stands(author, pack):
    url = address("scenario", "edit", Scenario.objects.get().pk)
    form = form_of(author.get(url))

    assert "The saved draft" not in lint_now(author, url, form)
    assert "1 of 4 cues" in lint_now(author, url, form | {"max_turns": "1"})
