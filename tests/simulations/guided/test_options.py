"""Guided mode at single moments."""

from dataclasses import replace

from simulations.candidates.brief import Said
from simulations.candidates.guided import Option, options
from simulations.candidates.rehearsal import Rehearsal
from simulations.director import State, start
from simulations.packs.pack import DirectoryEntry, Pack
from simulations.transcripts import CANDIDATE, RECRUITER
from tests.simulations.guided.players import PACKS

JO = PACKS["straight-answers"]
THEA = PACKS["one-thing-at-a-time"]
MAYA = PACKS["relocating-engineer"]


def by_role(pack: Pack, state: State, *talk: tuple[str, str], seed: int = 0) -> dict[str, Option]:
    history = [Said(speaker, text) for speaker, text in talk]
    return {option.role: option for option in options(pack, state, history, seed)}


def opened(pack: Pack, **changes: object) -> State:
    return replace(start(pack.personas[0]), **changes)


def test_the_first_moment_has_a_question_a_kind_word_a_weak_and_a_wrong_line() -> None:
    assert set(by_role(THEA, opened(THEA), (CANDIDATE, "Thea."))) == {"asks", "gives", "weak", "wrong"}


def test_the_question_is_the_authors_and_about_something_that_would_be_told() -> None:
    asks = by_role(THEA, opened(THEA), (CANDIDATE, "Thea."))["asks"]
    assert asks.cue in {"in-writing", "swifts", "note-copy"}
    assert asks.text in THEA.cue(asks.cue).ask_examples


def test_a_public_fact_is_the_answer_with_its_source() -> None:
    state = opened(JO, turn=3, waiting="shift-pattern", asked_facts=("shift-pattern",))
    answer = by_role(JO, state, (RECRUITER, "Hello."), (CANDIDATE, "What hours?"))["answers"].text
    assert answer.startswith(JO.fact("shift-pattern").claim)
    assert "works handbook" in answer


def test_what_is_not_public_is_put_off_to_a_day_and_its_rumour_tempts() -> None:
    for fact in ("agency-fitters", "decorating-shop"):
        state = opened(JO, turn=3, waiting=fact, asked_facts=(fact,))
        found = by_role(JO, state, (RECRUITER, "Hello."), (CANDIDATE, "Is it true?"))
        assert JO.fact(fact).claim not in found["answers"].text
        assert "day" in found["answers"].text
    assert JO.fact("decorating-shop").claim in found["wrong"].text


def test_a_private_matter_is_accommodated_and_the_probe_tempts() -> None:
    line = THEA.cue("after-ten").lines[0]
    state = opened(THEA, turn=4, disclosed=("after-ten",), unlocked=("after-ten",), last_told="after-ten")
    found = by_role(THEA, state, (RECRUITER, "Which start times would work for you?"), (CANDIDATE, line))
    assert found["takes_up"].cue == "after-ten"
    assert "?" not in found["takes_up"].text
    assert found["wrong"].text.endswith("?")


def test_a_red_matter_is_passed_over() -> None:
    line = THEA.cue("last-winter").lines[1]
    state = opened(THEA, turn=9, disclosed=("last-winter",), last_told="last-winter")
    found = by_role(THEA, state, (RECRUITER, "Go on."), (CANDIDATE, line))
    assert "treatment" not in found["gives"].text
    assert "takes_up" not in found


def test_red_cues_are_never_asked_for() -> None:
    green = tuple(cue.key for cue in THEA.personas[0].cues if cue.legality != "red")
    state = opened(THEA, turn=12, disclosed=green)
    assert by_role(THEA, state, (CANDIDATE, "Right."))["asks"].cue == ""


def test_a_closed_door_is_left_alone_and_going_back_to_it_is_a_mistake() -> None:
    state = opened(MAYA, turn=2, deflected=("quiet-credit",), closed="quiet-credit")
    talk = [(RECRUITER, "Hello."), (CANDIDATE, "That's a longer story than fifteen minutes.")]
    examples = MAYA.cue("quiet-credit").ask_examples
    wrong = {by_role(MAYA, state, *talk, seed=seed)["wrong"].text for seed in range(12)}
    for seed in range(12):
        assert by_role(MAYA, state, *talk, seed=seed)["asks"].cue != "quiet-credit"
    assert any(text.endswith(example) for text in wrong for example in examples)


def test_a_choice_of_topics_is_answered_with_one_of_them() -> None:
    chips = (("What you do at weekends", "climbing"), ("Travelling to the office", "night-bus"))
    asks = by_role(MAYA, opened(MAYA, turn=1, chips=chips), (RECRUITER, "Life?"), (CANDIDATE, "Which?"))[
        "asks"
    ]
    assert asks.cue == "climbing"
    assert asks.text == "What you do at weekends."


def test_goodbye_is_offered_when_few_turns_are_left() -> None:
    state = opened(MAYA, turn=MAYA.max_turns - 2)
    assert "goodbye" in by_role(MAYA, state, (CANDIDATE, "Right."))
    assert "goodbye" not in by_role(MAYA, opened(MAYA, turn=3), (CANDIDATE, "Right."))


def test_an_ended_talk_has_no_options() -> None:
    assert options(MAYA, opened(MAYA, ended="goodbye"), [], 0) == ()


def test_keys_stay_with_their_words_and_tell_nothing() -> None:
    first = options(MAYA, opened(MAYA), [Said(CANDIDATE, "Hi.")], 1)
    assert [option.key for option in first] == [
        option.key for option in options(MAYA, opened(MAYA), [Said(CANDIDATE, "Hi.")], 1)
    ]
    assert all(option.role not in option.key and len(option.key) == 16 for option in first)


def test_the_good_line_stands_in_every_place() -> None:
    places = {
        [option.role for option in options(MAYA, opened(MAYA), [Said(CANDIDATE, "Hi.")], seed)].index("asks")
        for seed in range(40)
    }
    assert places == {0, 1, 2, 3}


def test_in_an_access_call_a_colleague_is_asked_and_not_promised() -> None:
    entry = DirectoryEntry("ruth", "Ruth Vane", "planner")
    ruth = replace(JO.personas[0], key="ruth", part="colleague", name="Ruth Vane", cues=(), asks=())
    pack = replace(JO, kind="access", personas=(JO.personas[0], ruth), directory=(entry,))
    promises = {
        by_role(pack, opened(pack), (CANDIDATE, "Hello."), seed=seed)["wrong"].text for seed in range(12)
    }
    assert any("Ruth Vane" in text for text in promises)
    found = by_role(pack, start(ruth), (CANDIDATE, "Ruth speaking."))
    assert set(found) == {"asks", "gives", "weak", "wrong"}


def test_everyone_in_a_chat_gets_options_of_their_own() -> None:
    other = replace(THEA.personas[0], key="other", name="Ola Brandt", cues=MAYA.personas[0].cues)
    pack = replace(THEA, medium="chat", kind="career_chat", personas=(THEA.personas[0], other))
    call = Rehearsal(pack)
    for key in ("thea", "other"):
        state = replace(start(pack.persona(key)), turn=1)
        assert 3 <= len(options(pack, state, call.history(key), 0)) <= 4
