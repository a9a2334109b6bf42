"""What was said, pinned and written in one call: the shape that grading reads and FORMATS describes."""

import json
from dataclasses import dataclass, field
from typing import Any

from simulations.sentences import Sentence, number_sentences, split_sentences

RECRUITER = "recruiter"
CANDIDATE = "candidate"


@dataclass(frozen=True)
class Line:
    """One spoken turn. `turn` counts the recruiter's turns, or the answering turns, from 1."""

    speaker: str
    turn: int
    text: str
    sentences: tuple[Sentence, ...]
    persona: str = ""
    at: float | None = None
    """Seconds from the start of the call."""


@dataclass(frozen=True)
class Pin:
    """A line kept in the relationship notebook."""

    sentence: str
    note: str = ""


@dataclass(frozen=True)
class Touch:
    """A personal passage of a follow-up and the sentence (or pin) it answers."""

    quote: str
    because: str


@dataclass(frozen=True)
class FollowUp:
    text: str
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A whole call, in the order it happened."""

    lines: tuple[Line, ...]
    pins: tuple[Pin, ...] = ()
    selection_notes: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    by_id: dict[str, Sentence] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = {sentence.id: sentence for line in self.lines for sentence in line.sentences}
        object.__setattr__(self, "by_id", found)

    def spoken_by(self, speaker: str) -> list[Line]:
        """The lines of one side, in order."""
        return [line for line in self.lines if line.speaker == speaker]


LIMIT_BYTES = 4_000_000
LIMIT_LINES = 5_000
LIMIT_TEXT = 20_000
LIMIT_SENTENCES = 400
LIMIT_ERRORS = 50
LIMIT_TOUCHES = 100


_WRITE = 'write one object a line, such as {"speaker": "recruiter", "text": "Hello."}'


class TranscriptError(ValueError):
    """A transcript file that cannot be read; `errors` holds one `file:line: message` for each fault."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


def parse_transcript(text: str, filename: str, personas: tuple[str, ...] = ()) -> Transcript:
    """Read a transcript in JSON Lines (FORMATS, "Transcript").

    `filename` only names the source in messages. With `personas` (keys of a pack), a line without `persona`
    belongs to the first of them and any other key is an error. Blank lines are passed over.
    Raises `TranscriptError` with every fault found, each as `filename:line: message`.
    """
    reader = _Reader(filename, personas)
    if len(text) > LIMIT_BYTES:
        raise TranscriptError([f"{filename}:1: the file is longer than {LIMIT_BYTES} characters"])
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if number > LIMIT_LINES:
            reader.fault(number, f"more than {LIMIT_LINES} lines")
            break
        if raw.strip():
            reader.read(number, raw)
    return reader.finish()


class _Reader:
    """Collects the lines of one file, and what is wrong with them."""

    def __init__(self, filename: str, personas: tuple[str, ...]) -> None:
        self._filename = filename
        self._personas = personas
        self._errors: list[tuple[int, str]] = []
        self._lines: list[Line] = []
        self._pins: list[tuple[int, Pin]] = []
        self._notes: list[str] = []
        self._follow_up: FollowUp | None = None
        self._follow_up_at = 0
        self._turns = {RECRUITER: 0, CANDIDATE: 0}

    def fault(self, number: int, message: str) -> None:
        if len(self._errors) < LIMIT_ERRORS:
            self._errors.append((number, message))

    def read(self, number: int, raw: str) -> None:
        try:
            entry = json.loads(raw, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            return self.fault(number, f"not JSON: {error.msg} (column {error.colno}); {_advice(error)}")
        except (RecursionError, ValueError):
            return self.fault(number, f"not JSON: a number or a nesting that cannot be read; {_WRITE}")
        if not isinstance(entry, dict):
            return self.fault(number, f"a line must be an object in braces; {_WRITE}")
        kinds = [kind for kind in ("speaker", "pin", "selection_note", "follow_up") if kind in entry]
        if len(kinds) != 1:
            wrong = (
                f"this one has {', '.join(map(_shown, list(entry)[:6]))}" if entry else "this one is empty"
            )
            return self.fault(
                number, f"a line holds one of speaker, pin, selection_note or follow_up; {wrong}"
            )
        try:
            getattr(self, f"_read_{kinds[0]}")(number, entry)
        except _Fault as error:
            self.fault(number, str(error))

    def finish(self) -> Transcript:
        found = Transcript(
            tuple(self._lines), tuple(pin for _, pin in self._pins), tuple(self._notes), self._follow_up
        )
        for number, pin in self._pins:
            if pin.sentence not in found.by_id:
                self.fault(number, f"pin: there is no sentence {_shown(pin.sentence)}; {_ids(found)}")
        for touch in self._follow_up.touches if self._follow_up else ():
            if touch.because not in found.by_id:
                wrong = f"touches: there is no sentence {_shown(touch.because)}; {_ids(found)}"
                self.fault(self._follow_up_at, wrong)
        if not found.by_id and not self._errors:
            self.fault(
                1, "nobody says anything in this transcript; give at least one line with speaker and text"
            )
        if self._errors:
            errors = sorted(self._errors, key=lambda error: error[0])
            raise TranscriptError([f"{self._filename}:{number}: {message}" for number, message in errors])
        return found

    def _read_speaker(self, number: int, entry: dict[str, Any]) -> None:
        speaker = entry["speaker"]
        if speaker not in (RECRUITER, CANDIDATE):
            raise _Fault(f"speaker must be {RECRUITER} or {CANDIDATE}, not {_shown(speaker)}")
        text = _text(entry, "text")
        persona = self._persona(speaker, entry)
        texts = _sentences(entry, text)
        self._turns[speaker] += 1
        turn = self._turns[speaker]
        sentences = number_sentences(speaker[0], turn, texts)
        self._lines.append(Line(speaker, turn, text, sentences, persona, _seconds(entry)))

    def _persona(self, speaker: str, entry: dict[str, Any]) -> str:
        default = self._personas[0] if self._personas and speaker == CANDIDATE else ""
        persona = _text(entry, "persona", default)
        if persona and self._personas and persona not in self._personas:
            raise _Fault(
                f"persona: the scenario has no {_shown(persona)}; it has {', '.join(self._personas)}"
            )
        return persona

    def _read_pin(self, number: int, entry: dict[str, Any]) -> None:
        self._pins.append((number, Pin(_sentence_id(entry, "pin"), _text(entry, "note", ""))))

    def _read_selection_note(self, number: int, entry: dict[str, Any]) -> None:
        self._notes.append(_text(entry, "selection_note"))

    def _read_follow_up(self, number: int, entry: dict[str, Any]) -> None:
        if self._follow_up:
            raise _Fault(f"a second follow_up (the first is on line {self._follow_up_at}); keep one of them")
        touches = entry.get("touches", [])
        if not isinstance(touches, list) or not all(isinstance(touch, dict) for touch in touches):
            raise _Fault("touches must be a list of objects with quote and because")
        if len(touches) > LIMIT_TOUCHES:
            raise _Fault(f"more than {LIMIT_TOUCHES} touches")
        read = tuple(Touch(_text(touch, "quote"), _sentence_id(touch, "because")) for touch in touches)
        self._follow_up, self._follow_up_at = FollowUp(_text(entry, "follow_up"), read), number


class _Fault(ValueError):
    """What is wrong with one line."""


def _text(entry: dict[str, Any], key: str, default: str | None = None) -> str:
    value = entry.get(key, default)
    if not isinstance(value, str):
        raise _Fault(
            f"{key} must be a text in quotes" if key in entry else f'{key} is missing; add "{key}": "..."'
        )
    if len(value) > LIMIT_TEXT:
        raise _Fault(f"{key} is longer than {LIMIT_TEXT} characters")
    return value


def _sentence_id(entry: dict[str, Any], key: str) -> str:
    """A sentence id; "pin:c2.1" names the sentence of that pin."""
    return _text(entry, key).strip().removeprefix("pin:")


def _sentences(entry: dict[str, Any], text: str) -> list[str]:
    given = entry.get("sentences")
    if given is None:
        return split_sentences(text)[:LIMIT_SENTENCES]
    if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
        raise _Fault("sentences must be a list of texts")
    if len(given) > LIMIT_SENTENCES or sum(map(len, given)) > LIMIT_TEXT:
        raise _Fault("sentences are too many or too long")
    return given


def _seconds(entry: dict[str, Any]) -> float | None:
    at = entry.get("at")
    if at is None:
        return None
    if isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at < 1e7:
        raise _Fault("at must be a number of seconds from the start of the call")
    return float(at)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _advice(error: json.JSONDecodeError) -> str:
    return "put every object on a line of its own" if error.msg == "Extra data" else _WRITE


def _ids(found: Transcript) -> str:
    """What a reader may name instead."""
    last = {sid[0]: sid for sid in found.by_id}
    told = " and ".join(f"{side}1.1 to {last[side]}" for side in ("c", "r") if side in last)
    return f"sentences run from {told}" if told else "nobody has said anything"


def _shown(value: object) -> str:
    return repr(value)[:60]
