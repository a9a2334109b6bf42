import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulations.transcripts import LIMIT_TEXT, TranscriptError, parse_transcript

OPENER = '{"speaker": "candidate", "text": "Hello there. Go ahead."}\n'
ASK = '{"speaker": "recruiter", "text": "How are you?", "at": 3.5}\n'


def test_an_opener_before_the_first_recruiter_turn_is_c1():
    call = parse_transcript(OPENER + ASK + OPENER, "x.jsonl")
    assert list(call.by_id) == ["c1.1", "c1.2", "r1.1", "c2.1", "c2.2"]
    assert call.lines[1].at == 3.5


def test_answering_turns_count_over_all_personas_together():
    other = '{"speaker": "candidate", "persona": "tom", "text": "Tom here."}'
    call = parse_transcript(OPENER + ASK + other, "x.jsonl", ("maya", "tom"))
    assert [(line.turn, line.persona) for line in call.lines] == [(1, "maya"), (1, ""), (2, "tom")]


def test_given_sentences_win_over_splitting():
    call = parse_transcript('{"speaker": "recruiter", "text": "A b. C d.", "sentences": ["A b. C d."]}', "x")
    assert [s.id for s in call.lines[0].sentences] == ["r1.1"]


def test_pins_notes_and_touches_are_read_wherever_they_stand():
    rows = (
        '{"pin": "c1.2", "note": "keen"}\n' + OPENER + ASK + '{"selection_note": "Available now."}\n'
        '{"follow_up": "Hi", "touches": [{"quote": "Hi", "because": "pin:c1.1"}]}'
    )
    call = parse_transcript(rows, "x")
    assert call.pins[0].sentence == "c1.2" and call.selection_notes == ("Available now.",)
    assert call.follow_up is not None and call.follow_up.touches[0].because == "c1.1"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"speaker": "recruiter", "text": "hi"', "not JSON"),
        ("[]", "object in braces"),
        ('{"speaker": "boss", "text": "hi"}', "speaker must be recruiter or candidate"),
        ('{"speaker": "recruiter"}', "text is missing"),
        ('{"speaker": "recruiter", "text": 3}', "text must be a text in quotes"),
        ('{"speaker": "recruiter", "text": "x", "at": -1}', "at must be"),
        ('{"speaker": "recruiter", "text": "x", "at": NaN}', "not JSON"),
        ('{"speaker": "recruiter", "text": "x", "pin": "c1.1"}', "one of speaker"),
        ('{"speaker": "recruiter", "text": "x", "sentences": "x"}', "sentences must be"),
        ('{"speaker": "candidate", "persona": "tom", "text": "x"}', "no 'tom'"),
        ('{"pin": "c9.1"}', "no sentence 'c9.1'"),
        ('{"follow_up": "x", "touches": [{"quote": "x", "because": "c9.1"}]}', "no sentence 'c9.1'"),
        ('{"follow_up": "x", "touches": [3]}', "touches must be"),
        ("{}", "this one is empty"),
        ('{"speakr": "recruiter", "text": "x"}', "this one has 'speakr', 'text'"),
        ('{"speaker": "recruiter"}', 'add "text": "..."'),
        ('{"speaker": "candidate", "persona": "tom", "text": "x"}', "it has maya"),
        ('{"pin": "c9.1"}', "sentences run from c1.1 to c1.2"),
        ('{"speaker": "recruiter", "text": "a"}{"speaker": "candidate", "text": "b"}', "a line of its own"),
        ('[{"speaker": "recruiter", "text": "a"}]', "write one object a line"),
        ("[" * 100_000, "not JSON"),
        (json.dumps({"speaker": "recruiter", "text": "x" * (LIMIT_TEXT + 1)}), "longer than"),
    ],
)
def test_a_fault_names_its_file_and_line(row: str, message: str):
    with pytest.raises(TranscriptError) as caught:
        parse_transcript(OPENER + row, "calls/bad.jsonl", ("maya",))
    assert caught.value.errors[0].startswith("calls/bad.jsonl:2: ")
    assert message in caught.value.errors[0]


def test_every_fault_is_reported_and_not_only_the_first():
    with pytest.raises(TranscriptError) as caught:
        parse_transcript('{"pin": 3}\nnonsense\n' + OPENER, "x")
    assert [error.split(":")[1] for error in caught.value.errors] == ["1", "2"]


def test_faults_come_in_the_order_of_their_lines():
    with pytest.raises(TranscriptError) as caught:
        parse_transcript(OPENER + '{"pin": "c9.1"}\nnonsense\n{"speaker": "boss"}', "x")
    assert [error.split(":")[1] for error in caught.value.errors] == ["2", "3", "4"]


def test_a_call_of_empty_lines_is_no_call():
    with pytest.raises(TranscriptError, match="nobody says anything"):
        parse_transcript('{"speaker": "recruiter", "text": " "}', "x")


def test_an_empty_file_is_no_call():
    with pytest.raises(TranscriptError, match="nobody says anything"):
        parse_transcript("\n\n", "x")


def test_a_second_follow_up_is_refused():
    with pytest.raises(TranscriptError, match="second follow_up"):
        parse_transcript(OPENER + '{"follow_up": "a"}\n{"follow_up": "b"}', "x")


_ENTRIES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.dictionaries(
        st.sampled_from(["speaker", "text", "pin", "follow_up", "touches"]), inner, max_size=3
    ),
    max_leaves=5,
)


@given(st.lists(st.one_of(st.text(max_size=40), _ENTRIES.map(json.dumps)), max_size=5))
def test_any_input_is_a_transcript_or_a_list_of_faults(rows: list[str]):
    try:
        call = parse_transcript("\n".join(rows), "x")
    except TranscriptError as error:
        assert all(line.startswith("x:") for line in error.errors)
    else:
        assert call.lines
