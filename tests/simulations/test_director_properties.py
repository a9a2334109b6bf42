"""What holds for the director whatever the recruiter says."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.candidates.brief import Said
from simulations.director import State, brief_for, start, step
from simulations.hearing.heard import Heard, TopicScore
from simulations.packs.pack import Calendar
from tests.simulations.stage import CUES, TOVE, heard, pack_of, protected

KEYS = [cue.key for cue in CUES]
WORDS = [
    "I see.",
    "Any questions for me?",
    "No hurry at all.",
    "What you think of kiln",
    "I don't know yet.",
    "The rota?",
    "",
]


@st.composite
def turns(draw) -> Heard:
    key = draw(st.sampled_from(KEYS))
    decision = draw(st.sampled_from(["answer", "answer", "react", "fallback", "clarify"]))
    flags = {
        name: draw(st.booleans())
        for name in (
            "follow_up",
            "reciprocity",
            "reassured",
            "pushing",
            "pitch",
            "promise",
            "broad",
            "injection_suspected",
        )
    }
    return heard(
        draw(st.sampled_from(WORDS)),
        decision=decision,
        answer=key if decision == "answer" else None,
        clarify=tuple(draw(st.lists(st.sampled_from(KEYS), min_size=2, max_size=3, unique=True)))
        if decision == "clarify"
        else (),
        topics=(TopicScore(key, 0.9),),
        kind=draw(st.sampled_from(["open", "closed", "statement"])),
        words=draw(st.sampled_from([3, 70, 130])),
        protected=protected() if draw(st.integers(0, 9)) == 0 else None,
        acknowledged=tuple(draw(st.lists(st.sampled_from(KEYS), max_size=2))),
        goodbye=draw(st.integers(0, 7)) == 0,
        facts=tuple(draw(st.lists(st.sampled_from(["rota", "walk"]), max_size=1))),
        **flags,
    )


personas = st.builds(
    lambda profile, trust, patience, asks: replace(
        TOVE, trust_profile=profile, trust_start=trust, patience_start=patience, asks=TOVE.asks[:asks]
    ),
    st.sampled_from(["balanced", "slow", "fragile", "volatile"]),
    st.sampled_from([0.0, 0.25, 1.0, 3.5, 5.0]),
    st.integers(1, 9),
    st.integers(0, 2),
)
KINDS = (
    "discovery",
    "hard_questions",
    "access",
    "career_chat",
    "one_way",
    "keeping_in_touch",
    "offer",
    "welcome",
)
packs = st.builds(
    lambda persona, kind: replace(
        pack_of(persona), kind=kind, calendar=Calendar("2026-03-02") if kind == "keeping_in_touch" else None
    ),
    personas,
    st.sampled_from(KINDS),
)
calls = st.lists(turns(), min_size=1, max_size=30)


def steps(pack, spoken):
    """Every (state before, state after, direction) until the call ends."""
    state = start(pack.personas[0])
    for turn in spoken:
        if state.ended:
            return
        after, direction = step(pack, state, turn, 11)
        yield state, after, direction
        state = after


@settings(max_examples=80, deadline=None)
@given(packs, calls)
def test_no_brief_holds_a_word_of_a_cue_that_may_not_be_told(pack, spoken):
    for _, after, direction in steps(pack, spoken):
        brief = brief_for(pack, after, direction, (Said("candidate", "Yes?"),), "Hm.", 11)
        shown = "\n".join(
            [
                *brief.facts,
                *brief.told,
                *brief.lines,
                brief.question,
                brief.opening,
                brief.closing,
                *brief.chips,
            ]
        )
        untold = [cue for cue in CUES if cue.key not in after.disclosed]
        assert brief.persona.cues == ()
        assert not any(
            text in shown for cue in untold for text in (cue.fact, *cue.lines, cue.retract_line or cue.fact)
        )
        assert not any(cue.key in shown for cue in untold)
        assert set(brief.locked_texts) >= {cue.fact for cue in untold}


@settings(max_examples=80, deadline=None)
@given(packs, calls)
def test_nothing_is_told_that_is_locked_and_at_most_one_cue_a_reply(pack, spoken):
    for before, after, direction in steps(pack, spoken):
        assert set(after.disclosed) <= set(after.unlocked)
        assert len(direction.disclosed) <= 1
        assert after.disclosed == before.disclosed + direction.disclosed
        assert len(set(after.disclosed)) == len(after.disclosed)
        assert set(before.unlocked) <= set(after.unlocked)


@settings(max_examples=80, deadline=None)
@given(packs, calls)
def test_a_cue_is_told_only_when_asked_or_soon_after_it_opened(pack, spoken):
    opened: dict[str, int] = {}
    for _, after, direction in steps(pack, spoken):
        opened |= dict.fromkeys(direction.unlocked, after.turn)
        if direction.act == "volunteer":
            assert after.turn - opened[direction.cue] < 2
        elif direction.disclosed:
            assert direction.act == "answer"


@settings(max_examples=80, deadline=None)
@given(packs, calls)
def test_trust_stays_on_its_scale_and_patience_never_grows(pack, spoken):
    for before, after, _ in steps(pack, spoken):
        assert 0 <= after.trust <= 5 and (after.trust * 4).is_integer()
        assert 0 <= after.trust_rest < 0.25
        assert 0 <= after.patience <= before.patience


@settings(max_examples=60, deadline=None)
@given(packs, st.integers(1, 12), st.lists(turns(), min_size=12, max_size=12))
def test_every_call_ends_by_its_last_turn(pack, max_turns, spoken):
    *_, (_, last, direction) = steps(replace(pack, max_turns=max_turns), spoken)
    assert last.ended and direction.ended == last.ended
    assert last.turn <= max_turns


@settings(max_examples=60, deadline=None)
@given(packs, calls)
def test_replaying_the_turns_through_json_gives_the_same_call(pack, spoken):
    first = list(steps(pack, spoken))
    state = start(pack.personas[0])
    for turn, (_, after, direction) in zip(spoken, first, strict=False):
        stored = State.from_dict(json.loads(json.dumps(state.to_dict())))
        state, again = step(pack, stored, turn, 11)
        assert (state, again) == (after, direction)


@settings(max_examples=80, deadline=None)
@given(packs, calls)
def test_own_questions_keep_their_order_and_wait_for_the_second_turn(pack, spoken):
    facts = [ask.fact for ask in pack.personas[0].asks]
    for _, after, direction in steps(pack, spoken):
        assert list(after.asked_facts) == facts[: len(after.asked_facts)]
        assert not direction.fact or after.turn >= 2
        assert not (direction.question and direction.ended)


@settings(max_examples=80, deadline=None)
@given(packs, calls)
def test_every_direction_says_why(pack, spoken):
    for _, _, direction in steps(pack, spoken):
        assert direction.why


@settings(max_examples=60, deadline=None)
@given(personas, st.lists(st.tuples(turns(), st.integers(-10, 400)), min_size=2, max_size=8))
def test_simulated_days_never_run_backwards_and_nobody_answers_after_asking_for_no_more(persona, spoken):
    pack = replace(pack_of(persona), kind="keeping_in_touch", calendar=Calendar("2026-03-02"))
    state = start(persona)
    for turn, day in spoken:
        if state.ended:
            break
        after, direction = step(pack, state, turn, 11, day)
        assert after.day >= state.day
        assert not state.stopped or (direction.act == "leave" and after.ended)
        state = after
