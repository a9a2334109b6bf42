"""One recruiter turn in, one `Heard` out. Local and without state: the same words are always heard the same way."""

import functools
import hashlib
import re
from collections.abc import Sequence
from dataclasses import asdict, replace

from simulations.hearing import manners, questions, topics
from simulations.hearing.embedder import Embedder, default_embedder
from simulations.hearing.facts import Facts
from simulations.hearing.heard import Heard, QuestionKind
from simulations.hearing.injection import is_suspected
from simulations.hearing.languages import is_other_language
from simulations.hearing.protected import find_protected
from simulations.hearing.reflection import is_reflection
from simulations.hearing.text import CAP, clean_for_matching, names_any, words
from simulations.hearing.topics import Segment
from simulations.hearing.uptake import uptake
from simulations.packs.pack import Cue, Pack
from simulations.sentences import split_sentences

BUILDS = 0.7
"""The uptake from which a question counts as following up."""
MOST_SEGMENTS = 4
LONGEST_LEAD = 20
"""Words of a sentence that are read together with the question after it."""
LEANING = 8
"""Words of a question that is also read with what led up to it; a longer one stands alone unless it points back."""
SHORTEST_LEAD = 20
"""Characters before the asking part of a sentence from which that part is also read alone."""

_POINTS_BACK = re.compile(r"\b(?:it|that|this|there|they|them|those|these)\b")


class Ear:
    """Hears turns spoken in one scenario."""

    def __init__(self, pack: Pack, embedder: Embedder | None = None) -> None:
        self._pack = pack
        self._embedder = embedder or default_embedder()
        self._topics = topics.Topics(pack.cues, self._embedder)
        self._facts = Facts(pack.facts)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """What can be asked for here."""
        return self._pack.cues

    def hear(self, text: str, before: str = "", disclosed: Sequence[str] = ()) -> Heard:
        """Read one turn. `before` is the candidate's last line, `disclosed` the keys of cues told so far."""
        heard = self._hear(text, before, disclosed)
        return _not_understood(heard) if is_other_language(text) else heard

    def _hear(self, text: str, before: str, disclosed: Sequence[str]) -> Heard:
        sentences = tuple(split_sentences(text[:CAP]))
        read = [questions.read_sentence(sentence) for sentence in sentences]
        kinds = tuple(question.kind for question in read)
        kind = questions.turn_kind(kinds)
        reading = self._topics.read(segments(sentences, read))
        built_on = uptake(text, before) if before.strip() else None
        broad = questions.is_broad(text, kind)
        choice = topics.choose(reading, kind, broad)
        protected = find_protected(text, before, self._pack.stage)
        return Heard(
            text=text,
            words=len(words(clean_for_matching(text))),
            sentences=sentences,
            sentence_kinds=kinds,
            topics=reading.topics(),
            decision=choice.decision,
            answer=choice.answer,
            clarify=choice.clarify,
            kind=kind,
            broad=broad,
            reflection=is_reflection(text, before),
            uptake=built_on,
            protected=protected[0] if protected else None,
            injection_suspected=is_suspected(text),
            acknowledged=self._acknowledged(text, disclosed),
            follow_up=kind != "statement" and built_on is not None and built_on >= BUILDS,
            reciprocity=manners.is_reciprocity(sentences, kinds),
            reassured=manners.is_reassurance(text),
            pushing=manners.is_pushing(text),
            pitch=manners.is_pitch(text, kinds),
            promise=manners.is_promise(text),
            goodbye=manners.is_goodbye(sentences),
            facts=self._facts.touched(text),
        )

    def _acknowledged(self, text: str, disclosed: Sequence[str]) -> tuple[str, ...]:
        cues = [cue for cue in self._pack.cues if cue.key in set(disclosed)]
        return tuple(cue.key for cue in cues if names_any(text, cue.anchors))


def _not_understood(heard: Heard) -> Heard:
    """The same turn as somebody hears it who has only English: no question, no topic, no manners."""
    statement: QuestionKind = "statement"
    return replace(
        heard,
        language="other",
        sentence_kinds=tuple(statement for _ in heard.sentences),
        kind="statement",
        decision="react",
        answer=None,
        clarify=(),
        broad=False,
        reflection=False,
        uptake=None if heard.uptake is None else 0.0,
        acknowledged=(),
        follow_up=False,
        reciprocity=False,
        reassured=False,
        pushing=False,
        pitch=False,
        promise=False,
        goodbye=False,
        facts=(),
    )


def segments(sentences: Sequence[str], read: Sequence[questions.Question]) -> list[Segment]:
    """The stretches of a turn that may ask: each question alone and with what led up to it; without one, the end."""
    found: list[Segment] = []
    for index, (sentence, question) in enumerate(zip(sentences, read, strict=True)):
        if question.kind == "statement":
            continue
        lead = sentences[index - 1] if index and read[index - 1].kind == "statement" else ""
        if lead and len(words(lead)) <= LONGEST_LEAD and _leans(sentence):
            found.append(Segment(f"{lead} {sentence}", question.kind))
        found.append(Segment(sentence, question.kind))
        if len(sentence) - len(question.asking) > SHORTEST_LEAD:
            found.append(Segment(question.asking, question.kind))
    found = found or [Segment(sentence, "statement") for sentence in sentences[-2:]]
    return found[-MOST_SEGMENTS:]


def _leans(sentence: str) -> bool:
    return len(words(sentence)) <= LEANING or bool(_POINTS_BACK.search(sentence.lower()))


def ear_for(pack: Pack) -> Ear:
    """The ear of a pack, built once for each content of it."""
    return _kept(_Keyed(pack))


class _Keyed:
    """A pack that is equal to another when their cues, facts and stage are."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        heard = (
            pack.stage,
            [asdict(persona) for persona in pack.personas],
            [asdict(fact) for fact in pack.facts],
        )
        self.digest = hashlib.sha256(repr(heard).encode("utf-8", "surrogatepass")).hexdigest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.digest == self.digest


@functools.lru_cache(maxsize=32)
def _kept(keyed: _Keyed) -> Ear:
    return Ear(keyed.pack)
