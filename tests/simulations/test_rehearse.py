"""`manage.py rehearse`: a scripted call over the site's own pipeline."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from simulations.candidates.rehearsal import Rehearsal
from simulations.candidates.scripted import ScriptedCandidate
from simulations.packs.files import load_pack
from simulations.transcripts import Touch

PACK = Path(__file__).parents[2] / "content/scenarios/relocating-engineer.scenario.yaml"
ASKS = "What do you like to do away from work?"
COMMUTES = "How do you feel about commuting?"


@pytest.fixture
def script(tmp_path):
    def write(*lines) -> str:
        path = tmp_path / "script.jsonl"
        path.write_text(
            "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8"
        )
        return str(path)

    return write


def rehearse(path: str, *options: str, scenario: str = str(PACK)) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("rehearse", scenario, "--script", path, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def turns(path: str, *options: str) -> list[dict]:
    return [json.loads(line) for line in rehearse(path, "--json", *options)[0].splitlines()]


def test_each_recruiter_turn_prints_one_line_of_json(script):
    first, second = turns(script({"say": ASKS}, {"say": "We are near the station."}))
    assert list(first) == ["turn", "reply", "persona", "disclosed", "unlocked", "trust", "patience", "ended"]
    assert first["turn"] == 1 and first["persona"] == "maya"
    assert first["disclosed"] == first["unlocked"] == ["climbing"]
    assert "wall by the harbour" in first["reply"]
    assert second["turn"] == 2 and second["disclosed"] == [] and second["ended"] is None


def test_the_same_seed_gives_the_same_call(script):
    path = script({"say": "Hello Maya!"}, {"say": ASKS}, {"say": "We have a canteen."})
    assert rehearse(path, "--seed", "5") == rehearse(path, "--seed", "5")
    assert len({rehearse(path, "--seed", str(seed)) for seed in range(6)}) > 1


def test_hanging_up_ends_the_turn_before_it(script):
    first, second = turns(script({"say": "Hello."}, {"say": "Hm."}, {"pin": "c1.1"}, {"hang_up": True}))
    assert (first["ended"], second["ended"]) == (None, "hang_up")


def test_a_restart_begins_a_fresh_call_with_the_same_seed(script):
    first, again = turns(script({"say": ASKS}, {"restart": True}, {"say": ASKS}))
    assert first == again


def test_words_after_the_end_are_not_said(script):
    path = script({"say": "Thanks for your time, bye!"}, {"say": ASKS}, {"pin": "c9.1"})
    out, err = rehearse(path, "--json")
    [only] = out.splitlines()
    assert json.loads(only)["ended"] == "goodbye"
    assert "script.jsonl:2: not said" in err and "script.jsonl:3: not pinned" in err


def test_without_json_the_call_reads_as_a_dialogue(script):
    out, _ = rehearse(script({"say": ASKS}))
    assert "Maya: Hi, Maya here." in out
    assert f"Recruiter: {ASKS}" in out and "told: climbing" in out


def test_grading_prints_a_scorecard_after_each_call(script):
    path = script(
        {"say": ASKS},
        {"pin": "c2.1"},
        {"hang_up": True},
        {"follow_up": "Hi Maya"},
        {"restart": True},
        {"say": COMMUTES},
    )
    lines = [json.loads(line) for line in rehearse(path, "--json", "--grade")[0].splitlines()]
    assert ["turn" in line for line in lines] == [True, False, True, False]
    card = lines[1]["scorecard"]
    assert card["schema"] == 1 and card["scenario"] == "relocating-engineer"
    fate = {fate["cue"]: fate for fate in card["funnel"]}["climbing"]
    assert fate["disclosed"] and fate["disclosed"].startswith("c2.")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "is not JSON"),
        ("[1]", "one JSON object"),
        ("{}", "must hold one of say"),
        ({"shout": "x"}, "must hold one of say"),
        ({"say": 3}, "`say` must be text"),
        ({"say": "x", "loud": True}, "takes no `loud`"),
        ({"say": "x", "to": "bob"}, "only 'maya' is on the line"),
        ({"say": "x", "pin": "c1.1"}, "both `say` and `pin`"),
        ({"say": "  "}, "no words"),
        ({"pin": "first"}, "sentence id"),
        ({"pin": "c1.1", "note": 4}, "`note` must be text"),
        ({"hang_up": "yes"}, "must be true"),
        ({"follow_up": "x", "touches": {}}, "must be a list"),
        ({"follow_up": "x", "touches": [{"line": 1}]}, "touches[0]"),
        ({"follow_up": "x", "touches": [{"quote": 1}]}, "must be text"),
        ({"call": "sam"}, "nobody of that key can be called"),
        ({"call": "maya"}, "nobody of that key can be called"),
        ({"introduce": "sam", "say": "x"}, "not in this scenario's directory"),
        ({"introduce": "sam", "say": 3}, "not in this scenario's directory"),
        ({"back": 1}, "must be true"),
        ({"to": ["maya"], "say": "x"}, "`to` names"),
        ({"offer": "choice"}, "`offer` must be an object"),
        ("[" * 3000, "nested"),
    ],
)
def test_a_bad_line_is_named_with_file_and_number_and_nothing_is_printed(script, line, fault):
    path = script({"say": ASKS}, "", line)
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("rehearse", str(PACK), "--script", path, "--json", stdout=out)
    assert f"{path}:3: " in str(caught.value) and fault in str(caught.value)
    assert caught.value.returncode == 1 and out.getvalue() == ""


def test_every_bad_line_is_reported(script):
    with pytest.raises(CommandError) as caught:
        rehearse(script({"say": 1}, {"say": "fine"}, "{"))
    assert len(str(caught.value).splitlines()) == 2


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        rehearse(str(tmp_path / "none.jsonl"))
    broken = tmp_path / "latin.jsonl"
    broken.write_bytes(b'{"say": "hi"}\n{"say": "caf\xe9"}\n')
    with pytest.raises(CommandError, match=r"latin.jsonl:2: is not UTF-8"):
        rehearse(str(broken))


def test_a_bad_pack_is_reported_with_its_own_lines(script, tmp_path):
    pack = tmp_path / "bad.scenario.yaml"
    pack.write_text("schema: 1\nslug: x\n", "utf-8")
    with pytest.raises(CommandError, match=r"bad.scenario.yaml"):
        rehearse(script({"say": "x"}), scenario=str(pack))


def test_a_model_that_is_not_configured_is_refused_with_the_settings_to_give(script, settings):
    settings.RAPPORT_MODEL = ""
    with pytest.raises(CommandError, match="RAPPORT_MODEL"):
        rehearse(script({"say": "x"}), "--candidate", "model")


@pytest.mark.django_db
def test_a_slug_is_played_from_the_site(script):
    with pytest.raises(CommandError, match="There is no scenario"):
        rehearse(script({"say": "x"}), scenario="nowhere")
    from simulations.packs.snippets import import_pack

    import_pack(load_pack(PACK))
    out, _ = rehearse(script({"say": ASKS}), "--json", scenario="relocating-engineer")
    assert json.loads(out)["disclosed"] == ["climbing"]


def test_a_rehearsal_keeps_a_transcript_with_sentence_ids():
    call = Rehearsal(load_pack(PACK), seed=1, engine=ScriptedCandidate(["On the wall. Every week.", "Fine."]))
    exchange = call.say(ASKS)
    call.pin("c2.2", "weekly")
    call.say("Good. Which wall?")
    call.hang_up()
    call.follow_up("Hi Maya", (Touch("Hi", "c2.2"),))
    transcript = call.transcript()
    assert exchange.reply == "On the wall. Every week." and exchange.end.engine == "scripted"
    assert [(line.speaker, line.turn) for line in transcript.lines] == [
        ("candidate", 1), ("recruiter", 1), ("candidate", 2), ("recruiter", 2), ("candidate", 3),
    ]  # fmt: skip
    assert transcript.by_id["c2.2"].text == "Every week."
    assert transcript.by_id["r2.2"].text == "Which wall?"
    assert call.state.ended == "hang_up" and transcript.follow_up.touches[0].because == "c2.2"
    with pytest.raises(KeyError):
        call.pin("c7.1")
