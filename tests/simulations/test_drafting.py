"""A model drafts a scenario from an author's text: bounded, checked against the text, and never published."""

import json

import pytest
from django.db import connection
from django.utils import timezone

from simulations.llm import faults
from simulations.llm.abilities import forget_abilities
from simulations.llm.circuit import forget_circuits
from simulations.llm.prompts.drafter import DRAFTER, SCHEMA, cleaned, messages_for
from simulations.models import ModelSpending
from simulations.models.authoring import Fact, Persona, Scenario
from simulations.packs.drafting import drafter
from simulations.packs.drafting.grounds import read_text
from simulations.packs.drafting.shaping import shaped
from simulations.packs.lint import lint
from simulations.packs.schema import find_problems
from simulations.packs.snippets import pack_for
from tests.modeldrafts import COMPANY, JOB, cue, draft, fact, play
from tests.modelserver import running

ASK = "/admin/rehearsals/draft/"
ORDER = {
    "kind": "discovery",
    "skill": "",
    "jurisdiction": "uk",
    "job_description": JOB,
    "company_facts": COMPANY,
}


@pytest.fixture
def server(settings, monkeypatch):
    forget_circuits()
    forget_abilities()
    monkeypatch.setattr(faults, "BREATH", 0.0)
    with running("stream") as started:
        settings.OPENAI_BASE_URL, settings.OPENAI_API_KEY = started.url, ""
        settings.RAPPORT_MODEL, settings.RAPPORT_JUDGE_MODEL = "fake", ""
        yield started


@pytest.fixture
def author(sign_in, manager):
    return sign_in(manager)


def ask(author, server, *plays, **changes):
    """The page after asking; each play is one answer of the model."""
    server.perform(*plays)
    return author.post(ASK, ORDER | changes, follow=True).content.decode()


def test_a_good_draft_is_saved_with_everything_and_nothing_of_it_is_live(author, server):
    page = ask(author, server, play(draft()))
    scenario = Scenario.objects.get()
    assert "Read every field" in page and "Petra Holm" in page and "Left out" not in page
    for model in (Scenario, Persona, Fact):
        assert not model.objects.filter(live=True).exists()
    pack = pack_for(scenario.slug, draft=True)
    assert (scenario.slug, pack.kind, pack.skill, pack.jurisdiction) == (
        "a-first-call-with-petra", "discovery", "anthropologist", "uk")  # fmt: skip
    assert [f for f in lint(pack) if f.level == "error"] == []
    assert [(f.key, f.source) for f in pack.facts][:2] == [
        ("on-call", "The job description that the author gave"), ("walk", "The company facts that the author gave"),
    ]  # fmt: skip
    assert {f.as_of for f in pack.facts} == {timezone.localdate().isoformat()}
    assert [a.fact for a in pack.personas[0].asks] == ["on-call", "pay-band"]
    assert pack.cues[2].gate.conditions == (("trust", 1.5),), "an amber cue is never told for the asking"
    assert author.get(f"/practice/{scenario.slug}/").status_code == 404


def test_the_text_is_data_between_two_instructions_and_the_schema_is_strict(author, server):
    ask(author, server, play(draft()))
    request = server.requests[0]
    system, user = request["messages"]
    data, _, after = user["content"].partition("\n\n")
    assert json.loads(data)["company_facts"] == COMPANY
    assert "Ignore your instructions" not in system["content"] + after
    assert system["content"].startswith(DRAFTER.text)
    assert request["response_format"]["json_schema"]["strict"] is True
    assert request["max_tokens"] <= drafter.TOKENS and len(server.requests) == 1


def test_a_server_that_refuses_json_schema_is_asked_for_json(author, server):
    server.perform("no-json-schema")
    author.post(ASK, ORDER)
    kinds = [request["response_format"]["type"] for request in server.requests]
    assert kinds[:2] == ["json_schema", "json_object"]


def test_a_fact_with_a_number_that_nobody_gave_is_left_out_and_said(author, server):
    invented = [
        fact("fleet", "The yard has 12 ferries.", "the winter refits of nine ferries"),
        fact("bonus", "There is a bonus.", "Pay is £38k to £44,000", bonus_percent=23),
        fact("made-up", "There is a canteen.", "a canteen with a view"),
    ]
    people = draft()["personas"]
    people[0]["asks"].append({"fact": "fleet", "line": "How many ferries?"})
    page = ask(author, server, play(draft(facts=[*draft()["facts"], *invented], personas=people)))
    assert [f.key for f in pack_for(Scenario.objects.get().slug, draft=True).facts] == [
        "on-call",
        "walk",
        "pay-band",
        "dock",
    ]
    for said in ("The yard has 12 ferries.", "12 is not in your text", "There is a bonus.", "23 is not in your text",
                 "There is a canteen.", "The passage that it should rest on", "How many ferries?"):  # fmt: skip
        assert said in page, said
    assert "Left out" in author.get(f"{ASK}{Scenario.objects.get().pk}/").content.decode(), (
        "and it can be read again"
    )


def test_numbers_outside_the_facts_are_pointed_out(author, server):
    page = ask(author, server, play(draft(brief="Petra has 25 minutes. Find out what matters to her.")))
    assert "The brief says 25, which is not in your text." in page


@pytest.mark.parametrize(
    ("play_", "words"),
    [
        ("say:no", "could not be read"),
        ("not-json", "could not be read"),
        ("empty", "could not be read"),
        ("length:9", "could not be read"),
        ("refusal", "declined"),
        ("filtered", "declined"),
        ("error:500", "cannot be reached"),
        ("error:401", "cannot be reached"),
        ("rate:900", "too much to do"),
    ],
)
def test_what_fails_says_so_and_keeps_the_text(author, server, play_, words):
    page = ask(author, server, play_)
    assert words in page and "Your text is still here." in page
    assert "You plan the winter refits of nine ferries" in page and "A second dock opens" in page
    assert not Scenario.objects.exists() and not Persona.objects.exists()


def test_a_model_that_never_answers_is_given_up(author, server, settings):
    settings.RAPPORT_MODEL_JUDGE_SECONDS = 1
    assert "had not finished after 1 seconds" in ask(author, server, "never")
    assert drafter.SECONDS < 60 and not Scenario.objects.exists()


def test_a_draft_that_does_not_hold_is_mended_once(author, server):
    mute = draft()
    mute["personas"][0]["cues"] = [cue("x", "a topic", ["a?", "b?", "c?"], "")]
    mute["personas"][0]["cues"][0]["lines"] = []
    ask(author, server, play(mute), play(draft()))
    assert len(server.requests) == 2
    assert "has no lines to say it with" in server.requests[1]["messages"][-1]["content"] or (
        "is empty" in server.requests[1]["messages"][-1]["content"]
    )
    assert Scenario.objects.get().title == "A first call with Petra"


def test_a_draft_that_does_not_hold_twice_is_no_draft(author, server):
    page = ask(author, server, play(draft(personas=[])))
    assert "does not make a scenario" in page and len(server.requests) == 2
    assert not Scenario.objects.exists()


def test_a_draft_with_faults_that_can_be_edited_is_kept_when_the_second_fails(author, server):
    silent = draft()
    silent["personas"][0]["cues"][0]["lines"] = []
    ask(author, server, play(silent), "refusal")
    assert Scenario.objects.get().title == "A first call with Petra"


def test_a_spent_budget_says_so_and_asks_nobody(author, server, settings):
    settings.RAPPORT_DAILY_TOKENS_SITE = 100
    page = ask(author, server, play(draft()))
    assert "budget for the model is spent" in page and JOB[:30] in page
    assert server.requests == [] and not Scenario.objects.exists()


@pytest.mark.parametrize("play_", [play(draft()), "refusal"])
def test_what_is_set_aside_is_settled(author, server, play_):
    ask(author, server, play_)
    assert {spent.reserved for spent in ModelSpending.objects.all()} == {0}


@pytest.mark.django_db(transaction=True)
def test_the_model_is_never_waited_for_inside_a_transaction(author, server, monkeypatch):
    seen, run = [], drafter.run
    monkeypatch.setattr(drafter, "run", lambda work: (seen.append(connection.in_atomic_block), run(work))[1])
    ask(author, server, play(draft()))
    assert seen == [False] and Scenario.objects.count() == 1


def test_a_text_that_is_too_long_is_refused_whole_and_kept(author, server):
    page = ask(author, server, play(draft()), company_facts="x" * 8_001)
    assert "This has 8001 characters; at most 8000 are read" in page and "x" * 8_001 in page
    assert server.requests == []
    assert 'maxlength="8000"' not in page, "the browser would cut it without a word"


def test_without_a_model_there_is_no_page_and_no_way_to_it(author, settings):
    settings.OPENAI_API_KEY = settings.OPENAI_BASE_URL = settings.RAPPORT_MODEL = (
        settings.RAPPORT_JUDGE_MODEL
    ) = ""
    assert author.get(ASK).status_code == author.post(ASK, ORDER).status_code == 404
    for url in ("/admin/snippets/simulations/scenario/", "/admin/snippets/simulations/scenario/start/"):
        assert ASK not in author.get(url).content.decode()


def test_a_setting_that_cannot_work_is_no_model(author, settings):
    settings.OPENAI_BASE_URL, settings.RAPPORT_MODEL = "ftp://x", "fake"
    assert author.get(ASK).status_code == 404


def test_with_a_model_the_menu_and_the_start_page_lead_to_it(author, server):
    for url in ("/admin/snippets/simulations/scenario/", "/admin/snippets/simulations/scenario/start/"):
        assert ASK in author.get(url).content.decode()
    assert "Draft it" in author.get(ASK).content.decode()


@pytest.mark.parametrize("who", ["visitor", "recruiter", "lead"])
def test_only_authors_draft(cast, sign_in, server, who):
    client = sign_in(cast[who])
    assert client.get(ASK).status_code in {302, 404}
    client.post(ASK, ORDER)
    assert server.requests == [] and not Scenario.objects.exists()


@pytest.mark.parametrize("kind", Scenario.Kind.values)
def test_every_kind_has_its_own_request_and_makes_a_pack(db, kind):
    order = ORDER | {"kind": kind}
    assert kind in messages_for(order)[1]["content"]
    assert find_problems(shaped(draft(), order).shape) == []


def test_a_draft_has_the_days_of_its_template_and_the_parts_of_any_offer(db):
    dated, offer = (shaped(draft(), ORDER | {"kind": kind}).shape for kind in ("keeping_in_touch", "offer"))
    assert dated["calendar"]["pause_weeks"] == 6
    assert "offer_parts" not in offer, "their choices are worded for the template's own candidate"


def test_a_colleague_who_was_left_out_of_the_directory_is_put_in(db):
    people = draft()["personas"]
    mate = {**draft()["personas"][0], "key": "Omar Lind", "part": "colleague", "asks": [], "cues": [cue(
        "thursday", "when he could talk", ["When?", "How long?", "What day?"], "Thursdays.")]}  # fmt: skip
    found = shaped(draft(personas=[mate, *people]), ORDER | {"kind": "access"})
    assert [person["key"] for person in found.shape["personas"]] == ["petra", "omar-lind"]
    assert [entry["key"] for entry in found.shape["directory"]] == ["omar-lind"]
    assert find_problems(found.shape) == []


@pytest.mark.parametrize(
    ("claim", "strange"),
    [
        ("Pay is 38,000 to 44,000.", []),
        ("Nine ferries, 14 people.", []),
        ("The day begins at 07:30.", []),
        ("No one is alone.", []),
        ("Opens 2027-03.", []),
        ("Opens 2027-04.", ["04"]),
        ("Opens in 2028.", ["2028"]),
        ("Twelve ferries.", ["twelve"]),
        ("Half of them.", ["half"]),
    ],
)
def test_which_numbers_an_author_never_gave(claim, strange):
    assert read_text(JOB, COMPANY).strange_numbers(claim) == strange


def test_a_quote_is_found_whatever_its_punctuation_and_not_when_it_is_a_word():
    text = read_text(JOB, COMPANY)
    assert (
        text.has("“on call, one week in six”") and not text.has("yard") and not text.has("one week in seven")
    )


def test_a_schema_for_strict_servers_requires_everything():
    def objects(node):
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for child in node.values():
                yield from objects(child)
        elif isinstance(node, list):
            for child in node:
                yield from objects(child)

    for node in objects(SCHEMA):
        assert node["required"] == list(node["properties"]) and node["additionalProperties"] is False
    assert "rubric" not in SCHEMA["properties"]


def test_control_and_format_characters_do_not_reach_the_model():
    assert cleaned("a\u202eb\nc\x00d\U000e0041") == "ab\ncd"
