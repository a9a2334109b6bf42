"""The call as its screen shows it: bubbles, pins and what the recruiter may look up. Facts first, templates after."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from simulations.calls.frozen import pack_of
from simulations.calls.notebook import MOST_PINS
from simulations.models import Call, NotebookPin, Turn
from simulations.packs.pack import Fact, Pack, Persona
from simulations.streams.following import label_for, words_for_end

UNFINISHED = (Turn.State.PENDING, Turn.State.STREAMING)


@dataclass(frozen=True)
class Spoken:
    """One sentence in a bubble."""

    id: str
    text: str
    pinned: bool


@dataclass(frozen=True)
class Bubble:
    """One turn on the screen. `pin` is the sentence that its pin button stands for."""

    index: int
    ours: bool
    name: str
    at: str
    sentences: tuple[Spoken, ...]
    pin: str
    state: str
    message: str = ""
    refused: bool = False
    stand_in: str = ""
    """Who answered in the place of the call's own candidate, and why; empty when nobody had to."""

    @property
    def pinned(self) -> bool:
        return any(sentence.pinned for sentence in self.sentences)

    @property
    def waiting(self) -> bool:
        return self.state in UNFINISHED

    @property
    def broken(self) -> bool:
        return self.state in (Turn.State.PARTIAL, Turn.State.FAILED)


@dataclass(frozen=True)
class PinView:
    """One entry of the notebook, with the words it keeps."""

    number: int
    sentence: str
    quote: str
    at: str
    note: str
    private: bool
    """An amber or red cue was told in this line: it may be accommodated and is left unsaid."""


@dataclass(frozen=True)
class Notebook:
    pins: tuple[PinView, ...]
    most: int = MOST_PINS

    @property
    def full(self) -> bool:
        return len(self.pins) >= self.most


@dataclass(frozen=True)
class CallScreen:
    call: Call
    pack: Pack
    persona: Persona
    bubbles: tuple[Bubble, ...]
    notebook: Notebook
    seconds: int
    turns_left: int
    chips: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        return first_name(self.persona)

    @property
    def last_index(self) -> int:
        return self.bubbles[-1].index if self.bubbles else 0

    @property
    def waiting(self) -> bool:
        return bool(self.bubbles) and self.bubbles[-1].waiting

    @property
    def clock(self) -> str:
        return clock(self.seconds)

    @property
    def sayable(self) -> list[Fact]:
        """The company facts that the recruiter may say aloud."""
        return [fact for fact in self.pack.facts if fact.visibility != "embargoed"]

    @property
    def blank_theirs(self) -> Bubble:
        """An empty bubble for the page's script to fill."""
        return Bubble(0, False, self.first_name, "", (), "c0.0", "complete")

    @property
    def blank_ours(self) -> Bubble:
        return Bubble(0, True, "You", "", (Spoken("", "", False),), "", "complete")


def first_name(persona: Persona) -> str:
    """The name to speak of: "Maya" of "Maya Okafor", "Dr. Reyes" of "Dr. Ana Reyes"."""
    words = persona.name.split()
    return f"{words[0]} {words[-1]}" if words[0].endswith(".") else words[0]


def clock(seconds: float) -> str:
    """Minutes and seconds as a call shows them: 326 gives 5:26."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def screen_of(call: Call) -> CallScreen:
    """Read one call for its screen, in two queries."""
    pack = pack_of(call)
    turns = list(call.turns.exclude(state=Turn.State.REPLACED).order_by("index"))
    for turn in turns:
        turn.call = call
    pins = list(call.pins.all())
    pinned = {pin.sentence for pin in pins}
    said = sum(turn.speaker == "recruiter" for turn in turns)
    return CallScreen(
        call=call,
        pack=pack,
        persona=pack.personas[0],
        bubbles=tuple(_bubble(turn, pack, pinned) for turn in turns),
        notebook=notebook_of(pack, turns, pins),
        seconds=_elapsed(call),
        turns_left=max(0, pack.max_turns - said),
        chips=tuple(turns[-1].chips) if turns and call.state == Call.State.LIVE else (),
    )


def _elapsed(call: Call) -> int:
    if call.answered_at is None:
        return 0
    return max(0, int(((call.ended_at or timezone.now()) - call.answered_at).total_seconds()))


def _bubble(turn: Turn, pack: Pack, pinned: set[str]) -> Bubble:
    ours = turn.speaker == "recruiter"
    spoken = tuple(Spoken(s["id"], s["text"], s["id"] in pinned) for s in turn.sentences)
    kept = next((sentence.id for sentence in spoken if sentence.pinned), "")
    return Bubble(
        index=turn.index,
        ours=ours,
        name="You" if ours else first_name(pack.persona(turn.persona)),
        at=clock(turn.at),
        sentences=spoken,
        pin="" if ours else kept or longest(spoken),
        state=turn.state,
        message=words_for_end(turn),
        refused=turn.director.get("end") == "refused",
        stand_in=label_for(turn),
    )


def longest(sentences: tuple[Spoken, ...]) -> str:
    """The sentence that the pin button of a whole bubble stands for: the one that says most."""
    return max(sentences, key=lambda sentence: len(sentence.text)).id if sentences else ""


def notebook_of(pack: Pack, turns: Iterable[Turn], pins: Iterable[NotebookPin]) -> Notebook:
    """The pins in the order they were made, each with its words and whether they are the candidate's own business."""
    by_sentence = {sentence["id"]: (turn, sentence["text"]) for turn in turns for sentence in turn.sentences}
    private = {cue.key for cue in pack.cues if cue.legality != "green"}
    views = []
    for number, pin in enumerate((pin for pin in pins if pin.sentence in by_sentence), start=1):
        turn, text = by_sentence[pin.sentence]
        views.append(
            PinView(number, pin.sentence, text, clock(turn.at), pin.note, bool(private & set(turn.disclosed)))
        )
    return Notebook(tuple(views))


def notebook_for(call: Call) -> Notebook:
    """The notebook alone, for updates of the page."""
    turns = call.turns.exclude(state=Turn.State.REPLACED).filter(speaker="candidate").order_by("index")
    return notebook_of(pack_of(call), turns, call.pins.all())
