"""An author starts a scenario from a template of its kind."""

import pytest
from django.urls import reverse

from simulations.models.authoring import Fact, Persona, Scenario
from simulations.packs.lint import lint, lint_file
from simulations.packs.new_draft import free_slug
from simulations.packs.snippets import pack_for
from simulations.packs.starters import FOLDER, KINDS, start_from, starter
from simulations.views.starting import ICONS, TRAINS
from tests.simulations.test_authoring import form_of

LIST = "wagtailsnippets_simulations_scenario:list"
START = "wagtailsnippets_simulations_scenario:start"
START_KIND = "wagtailsnippets_simulations_scenario:start_kind"


@pytest.fixture
def author(sign_in, manager):
    return sign_in(manager)


def test_there_is_a_template_and_a_sentence_for_every_kind():
    files = {path.name.removesuffix(".scenario.yaml") for path in FOLDER.glob("*.yaml")}
    assert files == set(KINDS) == set(TRAINS) == set(ICONS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_can_be_played_and_says_what_to_write(kind):
    report = lint_file(FOLDER / f"{kind}.scenario.yaml")
    assert report.errors == [] and report.pack.kind == kind
    assert {finding.code for finding in report.warnings} == {"template_note"}
    assert len(report.surfaceable) == len(report.pack.cues)
    assert [
        cue for persona in report.pack.personas for cue in persona.cues if len(cue.ask_examples) < 3
    ] == []


@pytest.mark.parametrize("kind", ["one_way", "keeping_in_touch"])
def test_the_templates_of_letters_tell_some_cues_at_once_and_know_how_a_message_is_taken(kind):
    pack = lint_file(FOLDER / f"{kind}.scenario.yaml").pack
    reactions = pack.personas[0].reactions
    assert {cue.key for cue in pack.cues} > pack.told_at_start and len(pack.told_at_start) > 2
    assert reactions.warm and reactions.plain and reactions.put_off
    said = " ".join(line for lines in vars(reactions).values() for line in lines).casefold()
    assert [cue.key for cue in pack.cues if any(anchor.casefold() in said for anchor in cue.anchors)] == []
    assert bool(reactions.stop) == (pack.calendar is not None) == (kind == "keeping_in_touch")


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_becomes_a_draft_of_which_nothing_is_live(author, kind):
    made = author.post(reverse(START_KIND, args=[kind]), {"title": "My own", "slug": "my-own"})
    scenario = Scenario.objects.get()
    assert made["Location"] == reverse("wagtailsnippets_simulations_scenario:edit", args=[scenario.pk])
    assert (scenario.slug, scenario.title, scenario.kind) == ("my-own", "My own", kind)
    assert not Scenario.objects.filter(live=True).exists() and not Persona.objects.filter(live=True).exists()
    assert not Fact.objects.filter(live=True).exists()
    pack = pack_for("my-own", draft=True)
    assert [finding for finding in lint(pack) if finding.level == "error"] == []
    page = author.get(made["Location"]).content.decode()
    assert "This is your draft" in page and "not published yet" in page and "still holds the template" in page
    assert "<strong>objectives › 1</strong>" in page
    assert author.get("/practice/my-own/").status_code == 404


def test_two_drafts_from_one_template_share_nothing(db):
    one, other = (start_from("discovery", "T", slug) for slug in ("one", "two"))
    assert one.rubric_id != other.rubric_id
    with pytest.raises(ValueError, match="one"):
        start_from("discovery", "T", "one")
    with pytest.raises(KeyError):
        starter("../discovery")


def test_a_draft_is_published_part_by_part_and_the_refusal_says_which(author):
    start_from("welcome", "Day one", "day-one")
    scenario = Scenario.objects.get()
    for part in [*scenario.facts.all()]:
        part.get_latest_revision().publish()
    url = reverse("wagtailsnippets_simulations_scenario:edit", args=[scenario.pk])
    page = author.post(url, form_of(author.get(url)) | {"action-publish": "x"}, follow=True).content.decode()
    assert "Dina Rowe: is not published yet" in page
    Persona.objects.get().get_latest_revision().publish()
    author.post(url, form_of(author.get(url)) | {"action-publish": "x"})
    assert pack_for("day-one").kind == "welcome"


def test_the_list_of_scenarios_leads_to_the_templates_and_these_to_an_empty_form(author):
    assert reverse(START) in author.get(reverse(LIST)).content.decode()
    page = author.get(reverse(START)).content.decode()
    assert all(reverse(START_KIND, args=[kind]) in page for kind in KINDS)
    assert all(str(sentence) in page for sentence in TRAINS.values())
    assert reverse("wagtailsnippets_simulations_scenario:add") in page
    form = author.get(reverse(START_KIND, args=["access"])).content.decode()
    assert "Make the draft" in form and str(TRAINS["access"]) in form


def test_a_slug_follows_from_the_title_and_a_taken_one_is_refused(author):
    url = reverse(START_KIND, args=["offer"])
    for expected in ("an-offer-for-ben", "an-offer-for-ben-2"):
        author.post(url, {"title": "An offer for Ben", "slug": ""})
        assert Scenario.objects.filter(slug=expected).exists()
    answer = author.post(url, {"title": "x", "slug": "an-offer-for-ben"}).content.decode()
    assert "Another scenario has this slug" in answer
    assert "Use words joined" in author.post(url, {"title": "x", "slug": "no good"}).content.decode()
    assert Scenario.objects.count() == 2
    assert free_slug("日本") == "scenario" and len(free_slug("x" * 300)) <= 80


def test_a_kind_that_does_not_exist_is_not_found(author):
    assert author.get(reverse(START_KIND, args=["poker"])).status_code == 404


@pytest.mark.parametrize("who", ["visitor", "recruiter", "lead"])
def test_only_authors_start(cast, sign_in, who):
    client = sign_in(cast[who])
    url = reverse(START_KIND, args=["discovery"])
    assert client.post(url, {"title": "x", "slug": "mine"}).status_code != 200
    assert client.get(reverse(START)).status_code in {302, 404}
    assert not Scenario.objects.exists()
