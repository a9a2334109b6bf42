"""What the answering side told: for each cue the first sentence that tells it, authored words or a paraphrase."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulations.grading import words
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.pressing import deflections
from simulations.grading.profiles import CueProfile, Profiles, Vectors, closeness
from simulations.hearing.questions import read_sentence
from simulations.sentences import split_sentences

TOLD = 0.50
"""Score from which a cue counts as told (cosine with its tellings, raised by shared words)."""
LEAD = 0.10
"""How much nearer the cue must be than the next one."""
SHORT, SHORT_MORE = 3, 0.12
"""Three words that nobody asked for tell little; they must come nearer."""
BORDER = 0.34
"""Score from which a sentence is read again together with its neighbour."""
NAMED, SHARED, ANSWERS = 0.08, 0.03, 0.12
ASKED = 0.55
"""Cosine with a cue's questions from which the recruiter's last turn asked for it."""


@dataclass(frozen=True)
class _Window:
    """One sentence, or two that follow each other; `head` is the one whose id is kept."""

    head: Spoken
    text: str


def find_disclosures(record: CallRecord, profiles: Profiles) -> dict[str, Spoken]:
    """Return, by cue key, the sentence that first told it; cues not told are absent."""
    found = _verbatim(record)
    closed = {door.line for door in deflections(record)}
    asked = _asked(record, profiles)
    sentences = [s for s in record.answers if s.line not in closed and _may_tell(s, profiles, found, asked)]
    windows = [_Window(sentence, sentence.text) for sentence in sentences]
    near = _take(record, profiles, windows, found, asked)
    _take(record, profiles, list(_pairs(windows, near)), found, asked)
    return found


def _verbatim(record: CallRecord) -> dict[str, Spoken]:
    """Cues told in an author's own words: a whole line of theirs stands in the turn."""
    found: dict[str, Spoken] = {}
    for sentence in record.answers:
        turn = " ".join(s.text for s in record.transcript.lines[sentence.line].sentences)
        for cue in record.pack.persona(sentence.persona).cues if _known(record, sentence) else ():
            for line in (cue.fact, *cue.lines):
                first = (split_sentences(line) or [line])[0]
                if words.folded(line) in words.folded(turn) and words.folded(first) in words.folded(
                    sentence.text
                ):
                    found.setdefault(cue.key, sentence)
    return found


def _known(record: CallRecord, sentence: Spoken) -> bool:
    return any(persona.key == sentence.persona for persona in record.pack.personas)


def _asked(record: CallRecord, profiles: Profiles) -> dict[int, set[str]]:
    """For each answering turn the cues that the recruiter's turn just before it asked for."""
    asking = [s for s in record.recruiter if read_sentence(s.text).kind != "statement"]
    found: dict[int, set[str]] = {}
    for sentence, vector in zip(asking, record.vectors(s.text for s in asking), strict=False):
        cues = {p.cue.key for p in profiles.cues if closeness(p.asks, vector) >= ASKED}
        found.setdefault(sentence.line + 1, set()).update(cues)
    return found


def _may_tell(
    sentence: Spoken, profiles: Profiles, found: dict[str, Spoken], asked: dict[int, set[str]]
) -> bool:
    """Leave out questions, words that say nothing, authored lines that tell nothing and turns already read."""
    enough = 1 if asked.get(sentence.line) else 2
    if len(words.content(sentence.text)) < enough or any(
        told.line == sentence.line for told in found.values()
    ):
        return False
    if read_sentence(sentence.text).kind != "statement" and sentence.text.rstrip().endswith("?"):
        return False
    folded = words.folded(sentence.text)
    return not any(folded == words.folded(line) for line in profiles.plain_lines.get(sentence.persona, ()))


def _take(
    record: CallRecord,
    profiles: Profiles,
    windows: list[_Window],
    found: dict[str, Spoken],
    asked: dict[int, set[str]],
) -> set[tuple[int, int]]:
    """Add what the windows tell to `found`; return the places that came near to telling something."""
    near: set[tuple[int, int]] = set()
    if not windows:
        return near
    for window, vector in zip(windows, record.vectors(w.text for w in windows), strict=True):
        own = [p for p in profiles.cues if p.cue.persona == window.head.persona]
        topics = asked.get(window.head.line, set())
        scores = sorted(
            ((_score(p, window.text, vector) + ANSWERS * (p.cue.key in topics), p.cue.key) for p in own),
            reverse=True,
        )
        if not scores:
            continue
        other = closeness(profiles.plain_vectors[window.head.persona], vector)
        best, key = scores[0]
        lead = best - scores[1][0] if len(scores) > 1 else 1.0
        bar = TOLD if words.count(window.text) > SHORT or key in topics else TOLD + SHORT_MORE
        if best >= bar and lead >= LEAD and best > other and not _denied(profiles.of(key), window.text):
            if key not in found or window.head.place < found[key].place:
                found[key] = window.head
        elif best >= BORDER:
            near.add(window.head.place)
    return near


def _score(profile: CueProfile, text: str, vector: Vectors) -> float:
    shared = len(words.content(text) & profile.stems)
    return (
        closeness(profile.tellings, vector)
        + NAMED * any(words.holds(text, a) for a in profile.cue.anchors)
        + SHARED * min(shared, 3)
    )


def _pairs(windows: list[_Window], near: set[tuple[int, int]]) -> Iterator[_Window]:
    for first, second in zip(windows, windows[1:], strict=False):
        follows = first.head.line == second.head.line and second.head.at == first.head.at + 1
        if follows and (first.head.place in near or second.head.place in near):
            yield _Window(first.head, f"{first.text} {second.text}")


def _denied(profile: CueProfile, text: str) -> bool:
    """ "I've never climbed" tells the opposite of "I climb"."""
    told = [profile.cue.fact, *profile.cue.lines]
    if any(words.negated(line) for line in told):
        return False
    spoken = words.tokens(text)
    for at, word in enumerate(spoken):
        if word in words.NEGATIONS:
            after = {words.stem(next_word) for next_word in spoken[at + 1 : at + 4]}
            if after & profile.own:
                return True
    return False
