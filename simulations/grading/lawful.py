"""Protected topics in one call: asked, probed or recorded (GRADING, "The legal line"), and words to a machine."""

from collections.abc import Iterator

from simulations.grading.callrecord import CallRecord
from simulations.grading.private import private_topics
from simulations.grading.scorecard import Flag
from simulations.hearing.heard import Protected
from simulations.hearing.injection import is_suspected
from simulations.hearing.protected import find_protected
from simulations.sentences import split_sentences
from simulations.transcripts import RECRUITER, Line

UNLAWFUL_KINDS = ("prohibited_ask", "probe", "record")
_BASIS = {
    "health": "unlawful",
    "genetic": "unlawful",
    "salary_history": "local_law",
    "arrest_record": "local_law",
}


def protected_flags(record: CallRecord) -> list[Flag]:
    """A flag for each protected ask and probe, spoken or written, and for each record in a selection note."""
    flags = [*_spoken(record), *_written(record), *_noted(record)]
    return list(dict.fromkeys(flags))


def injection_flags(record: CallRecord) -> list[Flag]:
    """Sentences that read like orders to a machine. Shown to a reviewer, never marked down."""
    spoken = [Flag("injection_suspected", s.id) for s in record.recruiter if is_suspected(s.text)]
    written = [Flag("injection_suspected", "follow_up") for text in record.follow_up if is_suspected(text)]
    notes = [
        Flag("injection_suspected", f"selection_note:{index}")
        for index, note in enumerate(record.transcript.selection_notes)
        if is_suspected(note)
    ]
    pins = [
        Flag("injection_suspected", f"pin:{p.sentence}")
        for p in record.transcript.pins
        if is_suspected(p.note)
    ]
    return list(dict.fromkeys([*spoken, *written, *notes, *pins]))


def _spoken(record: CallRecord) -> Iterator[Flag]:
    parts = {persona.key: persona.part for persona in record.pack.personas}
    partners = {s.line: s.persona for s in record.recruiter}
    for index, line in enumerate(record.transcript.lines):
        if line.speaker == RECRUITER and parts.get(partners.get(index, ""), "candidate") != "colleague":
            for found, sentence in _in_turn(line, record.before(index), record.pack.stage):
                yield from _flag(found, sentence)


def _in_turn(line: Line, before: str, stage: str) -> Iterator[tuple[Protected, str]]:
    """What is found in a turn, with the ids of its own frozen sentences."""
    if [s.text for s in line.sentences] == split_sentences(line.text):
        for found in find_protected(line.text, before, stage):
            if found.sentence < len(line.sentences):
                yield found, line.sentences[found.sentence].id
        return
    for sentence in line.sentences:
        for found in find_protected(sentence.text, before, stage):
            yield found, sentence.id


def _written(record: CallRecord) -> Iterator[Flag]:
    text = record.transcript.follow_up.text if record.transcript.follow_up else ""
    for found in find_protected(text, "", record.pack.stage) if text.strip() else ():
        yield from _flag(found, "follow_up")


def _flag(found: Protected, sentence: str) -> Iterator[Flag]:
    if found.verdict == "prohibited_ask" and found.verb in ("ask", "probe"):
        yield Flag("probe" if found.verb == "probe" else "prohibited_ask", sentence, found.topic, found.basis)


def _noted(record: CallRecord) -> Iterator[Flag]:
    for index, note in enumerate(record.transcript.selection_notes):
        for topic in private_topics(note):
            yield Flag("record", f"selection_note:{index}", topic, _BASIS.get(topic, "risk"))
