"""What every candidate promises, whoever plays it."""

from dataclasses import replace

import pytest

from simulations.candidates import registry
from simulations.candidates.brief import Act, Candidate, ReplyBrief, ReplyPart, Said
from simulations.candidates.offline import OfflineCandidate
from simulations.candidates.scripted import ScriptedCandidate
from simulations.candidates.speech import spoken_form
from simulations.sentences import split_sentences
from tests.simulations.stage import CUES, brief

KILN = CUES[0]
BRIEFS: dict[Act, ReplyBrief] = {
    "answer": brief("answer", "Do you have a kiln?", cue="kiln", facts=(KILN.fact,), lines=KILN.lines),
    "volunteer": brief("volunteer", cue="kiln", facts=(KILN.fact,), lines=KILN.lines),
    "clarify": brief("clarify", "And at home?", chips=("What you make after work", "Where you store it")),
    "deflect": brief("deflect", "And your pay?", lines=(KILN.deflect_line,)),
    "hint": brief("hint", lines=(KILN.hint_line,)),
    "react": brief("react"),
    "ask": brief("ask", "Any questions?", lines=("How often does the rota change?",)),
    "retract": brief("retract", lines=("Forget the shed, I made that up.",)),
    "pull_back": brief("pull_back"),
    "wind_down": brief("wind_down"),
    "goodbye": brief("goodbye", "Bye!", lines=("Thanks for the call. Write to me.",)),
    "leave": brief("leave", lines=("Thanks for the call. Write to me.",)),
    "fallback": brief("fallback", "Do you like pizza?"),
}


def offline() -> Candidate:
    return OfflineCandidate()


def scripted() -> Candidate:
    return ScriptedCandidate(f"This is line {n}. It says {n * 7}." for n in range(40))


@pytest.fixture(params=[offline, scripted])
def candidate(request) -> Candidate:
    return request.param()


async def parts_of(candidate: Candidate, asked: ReplyBrief) -> list[ReplyPart]:
    return [part async for part in candidate.reply(asked)]


@pytest.mark.parametrize("act", BRIEFS)
async def test_a_reply_is_sentences_and_then_exactly_one_end(candidate, act):
    *spoken, end = await parts_of(candidate, BRIEFS[act])
    assert spoken and end.end == "complete" and end.text == ""
    for part in spoken:
        assert part.end == "" and part.engine == candidate.name
        assert split_sentences(part.text) == [part.text]


async def test_no_sentence_is_said_twice_in_a_call(candidate):
    history: list[Said] = []
    said: list[str] = []
    for turn, act in enumerate(
        ["react", "fallback", "react", "deflect", "wind_down", "fallback", "react", "ask"] * 4, 1
    ):
        asked = replace(BRIEFS[act], lines=(), history=tuple(history), turn=turn)
        *spoken, _ = await parts_of(candidate, asked)
        said += [spoken_form(part.text) for part in spoken]
        history += [Said("recruiter", asked.text), Said("candidate", " ".join(part.text for part in spoken))]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("act", BRIEFS)
async def test_the_words_kept_for_the_checks_are_never_said(candidate, act):
    secret = "The sepsis alert was mine from start to finish."
    *spoken, _ = await parts_of(candidate, replace(BRIEFS[act], locked_texts=(secret,)))
    assert "sepsis" not in " ".join(part.text for part in spoken)


async def test_the_chips_of_a_clarifying_question_arrive_with_its_end(candidate):
    *_, end = await parts_of(candidate, BRIEFS["clarify"])
    assert end.chips == ("What you make after work", "Where you store it")


async def test_a_script_that_has_run_out_fails_as_a_model_would():
    [end] = await parts_of(ScriptedCandidate([]), BRIEFS["react"])
    assert end.end == "failed" and end.detail


def test_the_registry_knows_its_candidates_by_name(settings):
    settings.RAPPORT_MODEL, settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "", "", ""
    assert registry.candidate("offline").name == "offline"
    assert registry.default_engine() == "offline"
    with pytest.raises(registry.NoModel):
        registry.candidate("model")
    with pytest.raises(KeyError):
        registry.candidate("parrot")
    settings.RAPPORT_MODEL, settings.OPENAI_BASE_URL = "small", "http://127.0.0.1:9/v1"
    assert registry.default_engine() == "model"
    assert registry.candidate("model").name == "model"
