"""Protected topics in one call: asked, probed or recorded (GRADING, "The legal line"), and words to a machine."""

from collections.abc import Iterator, Mapping

from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.open_topics import OpenTopics
from simulations.grading.private import private_topics
from simulations.grading.scorecard import Flag
from simulations.hearing.heard import Protected
from simulations.hearing.injection import is_suspected
from simulations.hearing.protected import find_protected
from simulations.transcripts import RECRUITER

UNLAWFUL_KINDS = ("prohibited_ask", "probe", "record")
_BASIS = {
    "health": "unlawful",
    "genetic": "unlawful",
    "salary_history": "local_law",
    "arrest_record": "local_law",
}


def protected_flags(record: CallRecord, told: Mapping[str, Spoken]) -> list[Flag]:
    """A flag for each protected ask and probe, spoken or written, and for each record in a selection note.

    `told` holds by cue key the sentence that told it.
    """
    flags = [*_spoken(record, told), *_written(record), *_noted(record)]
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


def _spoken(record: CallRecord, told: Mapping[str, Spoken]) -> Iterator[Flag]:
    parts = {persona.key: persona.part for persona in record.pack.personas}
    partners = {s.line: s.persona for s in record.recruiter}
    topics = OpenTopics(record, told)
    for index, line in enumerate(record.transcript.lines):
        if line.speaker == RECRUITER and parts.get(partners.get(index, ""), "candidate") != "colleague":
            for sentence in line.sentences:
                opened = topics.at(index, sentence.text)
                for found in find_protected(sentence.text, record.before(index), record.pack.stage, opened):
                    topics.dug(index, found)
                    yield from _flag(found, sentence.id)


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
