"""What a candidate did not understand waits for an author, without a name; one click teaches it."""

import pytest
from django.urls import reverse

from simulations.models import Call, Persona, Scenario, SettledLine, Turn
from simulations.packs.files import load_pack
from simulations.packs.snippets import import_pack, pack_for
from simulations.packs.unmatched import add_to_topic, leave_out, put_back, unmatched
from tests.factories import make_person
from trainer.models import Role

SLUG = "relocating-engineer"
LINE = "Have you got a driving licence?"


@pytest.fixture
def scenario(db) -> Scenario:
    import_pack(load_pack(f"content/scenarios/{SLUG}.scenario.yaml"))
    return Scenario.objects.get(slug=SLUG)


@pytest.fixture
def author(db):
    return make_person("Ruth", Role.MANAGER)


@pytest.fixture
def ask(scenario):
    """`ask(line)`: a recruiter says it and the candidate has no answer."""

    def _ask(line: str, act: str = "fallback", manner: str = "") -> None:
        learner = make_person()
        call = Call.objects.create(learner=learner, scenario_slug=SLUG, pack={}, pack_sha256="")
        Turn.objects.create(call=call, index=1, number=1, speaker="recruiter", text=line)
        record = {"direction": {"act": act, "manner": manner}}
        Turn.objects.create(call=call, index=2, number=1, speaker="candidate", text="Hm.", director=record)

    return _ask


def queue(scenario: Scenario) -> list[tuple[str, int]]:
    return [(found.line, found.times) for found in unmatched(scenario)]


def test_the_same_question_of_several_people_is_one_line(scenario, ask):
    ask(LINE)
    ask("have you got a driving licence?")
    ask("Have you worked with Kubernetes?")
    assert queue(scenario) == [
        ("have you got a driving licence?", 2),
        ("Have you worked with Kubernetes?", 1),
    ]


@pytest.mark.parametrize(
    ("line", "act", "manner"),
    [
        ("What do you do at weekends?", "fallback", ""),
        (LINE, "answer", ""),
        (LINE, "fallback", "injection"),
        ("We are a great team.", "fallback", ""),
        ("Are you pregnant?", "fallback", ""),
        ("Have you got " + "a very " * 60 + "long licence?", "fallback", ""),
    ],
)
def test_what_is_understood_or_no_question_does_not_wait(scenario, ask, line, act, manner):
    ask(line, act, manner)
    assert unmatched(scenario) == []


def test_a_scenario_that_is_not_live_has_no_queue(scenario, ask):
    ask(LINE)
    scenario.unpublish()
    assert unmatched(Scenario.objects.get()) == []


def test_a_line_that_is_added_is_understood_and_can_be_put_back(scenario, ask, author):
    ask(LINE)
    added = add_to_topic(scenario, LINE, "night-bus", author)
    assert added.published and added.persona == "Maya Okafor"
    assert LINE in next(cue for cue in pack_for(SLUG).cues if cue.key == "night-bus").ask_examples
    assert queue(scenario) == []
    put_back(SettledLine.objects.get(), author)
    assert LINE not in next(cue for cue in pack_for(SLUG).cues if cue.key == "night-bus").ask_examples
    assert queue(scenario) == [(LINE, 1)]


def test_a_waiting_draft_is_not_published_by_the_way(scenario, author):
    persona = Persona.objects.get()
    persona.role = "Something half written"
    persona.save_revision()
    assert not add_to_topic(scenario, LINE, "night-bus", author).published
    persona.refresh_from_db()
    assert persona.role != "Something half written"
    draft = persona.get_latest_revision_as_object()
    assert draft.role == "Something half written"
    assert LINE in next(cue for cue in draft.cues.all() if cue.key == "night-bus").ask_examples


def test_a_line_that_is_left_out_leaves_no_trace_in_the_pack(scenario, ask, author):
    before = pack_for(SLUG)
    ask(LINE)
    leave_out(scenario, LINE, author)
    assert queue(scenario) == [] and pack_for(SLUG) == before


def test_a_topic_that_is_gone_is_refused(scenario, author):
    with pytest.raises(Persona.DoesNotExist):
        add_to_topic(scenario, LINE, "no-such-cue", author)
    assert not SettledLine.objects.exists()


def test_an_author_settles_lines_in_the_admin(cast, sign_in, scenario, ask):
    ask(LINE)
    client, url = sign_in(cast["manager"]), reverse("unmatched-lines:queue", args=[SLUG])
    assert scenario.title in client.get(reverse("unmatched-lines:index")).content.decode()
    page = client.get(url).content.decode()
    assert LINE in page and "Add to" in page and "Ines" not in page
    assert "now hears" in client.post(url, {"line": LINE, "cue": "climbing"}, follow=True).content.decode()
    settled = SettledLine.objects.get()
    page = client.post(url, {"back": settled.pk}, follow=True).content.decode()
    assert "back in the queue" in page and not SettledLine.objects.exists()
    assert "left out" in client.post(url, {"line": LINE, "cue": ""}, follow=True).content.decode()
    assert "any more" in client.post(url, {"line": LINE, "cue": "gone"}, follow=True).content.decode()
    assert "No line was named" in client.post(url, {}, follow=True).content.decode()


@pytest.mark.parametrize("who", ["visitor", "recruiter", "lead", "stranger"])
def test_nobody_else_reads_what_was_said(cast, sign_in, scenario, who):
    client = sign_in(cast[who])
    for url in (reverse("unmatched-lines:index"), reverse("unmatched-lines:queue", args=[SLUG])):
        assert client.get(url).status_code != 200
        assert client.post(url, {"line": LINE, "cue": "climbing"}).status_code != 200
    assert not SettledLine.objects.exists()
