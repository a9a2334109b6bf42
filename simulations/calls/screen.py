"""The call as its screen shows it: bubbles, pins and what the recruiter may look up. Facts first, templates after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from simulations.calls.choices import Option, options_of
from simulations.calls.contacts import Contact, contacts_of
from simulations.calls.frozen import pack_of
from simulations.calls.notebook import MOST_PINS
from simulations.calls.simulated import Season, date_at, season
from simulations.calls.talks import Talk, ended_talks, talks_of
from simulations.calls.ways import Way, way_of
from simulations.calls.wording import clock, elapsed, first_name
from simulations.models import Call, NotebookPin, Turn
from simulations.packs.pack import Fact, Pack, Persona
from simulations.streams.following import label_for, words_for_end


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
    persona: str = ""
    """Key of who speaks, or is spoken to."""
    before: str = ""
    """What happened on the line just before: somebody was put on hold, a date passed, or the talk is from earlier."""

    @property
    def pinned(self) -> bool:
        return any(sentence.pinned for sentence in self.sentences)

    @property
    def waiting(self) -> bool:
        return self.state in Turn.IN_FLIGHT

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
    way: Way
    chips: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    talks: tuple[Talk, ...] = ()
    """In a chat: everybody who is there."""
    season: Season | None = None
    guided: tuple[Option, ...] = ()

    @property
    def first_name(self) -> str:
        return first_name(self.persona)

    @property
    def first(self) -> Persona:
        """The person the call was begun with; others are rung from within it."""
        return self.pack.personas[0]

    @property
    def first_first_name(self) -> str:
        return first_name(self.first)

    @property
    def away(self) -> bool:
        """Is the first person on hold while somebody else is on the line?"""
        return not self.way.together and self.persona.key != self.first.key

    @property
    def rings_others(self) -> bool:
        """Can anybody of the directory be called from here?"""
        return any(contact.callable for contact in self.contacts)

    @property
    def reads_again(self) -> bool:
        """Does more than the log change with a reply, so that the page reads the call again after it?"""
        return bool(self.call.guided or self.season or self.talks or self.contacts)

    @property
    def talk(self) -> list[Bubble]:
        """The turns with the person on the line."""
        return [bubble for bubble in self.bubbles if bubble.persona == self.persona.key]

    @property
    def shown(self) -> list[Bubble]:
        """What the log shows: in a chat one talk, else everything in order."""
        return self.talk if self.way.together else list(self.bubbles)

    @property
    def last_index(self) -> int:
        return self.talk[-1].index if self.talk else 0

    @property
    def waiting(self) -> bool:
        return bool(self.talk) and self.talk[-1].waiting

    @property
    def talk_over(self) -> bool:
        """Has the person on the line said goodbye while the call goes on with others?"""
        return any(talk.key == self.persona.key and talk.ended for talk in self.talks)

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
        return Bubble(0, False, self.first_name, "", (), "c0.0", "complete", persona=self.persona.key)

    @property
    def blank_ours(self) -> Bubble:
        spoken = (Spoken("", "", False),)
        return Bubble(0, True, "You", "", spoken, "", "complete", persona=self.persona.key)


def screen_of(call: Call, to: str = "") -> CallScreen:
    """Read one call for its screen. `to` chooses the talk of a chat that is shown.

    Two queries; with a directory also the notes of what colleagues allowed, and the ties.
    """
    pack = pack_of(call)
    way = way_of(pack)
    turns = list(call.turns.exclude(state=Turn.State.REPLACED).order_by("index"))
    for turn in turns:
        turn.call = call
    pins = list(call.pins.all())
    pinned = {pin.sentence for pin in pins}
    said = sum(turn.speaker == "recruiter" for turn in turns)
    keys = [persona.key for persona in pack.personas]
    on_line = next((key for key in (to if way.together else "", call.on_line) if key in keys), keys[0])
    live = call.state == Call.State.LIVE
    talk = [turn for turn in turns if turn.persona == on_line]
    return CallScreen(
        call=call,
        pack=pack,
        persona=pack.persona(on_line),
        way=way,
        bubbles=tuple(_bubbles(turns, pack, pinned)),
        notebook=notebook_of(pack, turns, pins),
        seconds=max(0, int(elapsed(call))),
        turns_left=max(0, pack.max_turns - said),
        chips=tuple(talk[-1].chips) if talk and live else (),
        contacts=contacts_of(call, pack, on_line, ended_talks(turns)),
        talks=talks_of(call, pack, turns) if way.together else (),
        season=season(pack.calendar, turns[-1].at, said > 0) if pack.calendar and turns and live else None,
        guided=options_of(call, pack, talk, said) if call.guided and live else (),
    )


def _bubbles(turns: list[Turn], pack: Pack, pinned: set[str]) -> Iterator[Bubble]:
    """Every turn as a bubble, with a word where the line changed hands, time passed, or an earlier call speaks."""
    last: Turn | None = None
    for turn in turns:
        yield replace(
            _bubble(turn, pack, pinned),
            persona=turn.persona or pack.personas[0].key,
            before=_between(last, turn, pack),
        )
        last = turn


def _between(last: Turn | None, turn: Turn, pack: Pack) -> str:
    if turn.engine == "earlier":
        return "" if last is not None and last.engine == "earlier" else "From your earlier call"
    if last is not None and last.engine == "earlier":
        return "Today"
    if last is None and way_of(pack).written:
        return f"What {first_name(pack.personas[0])} has written"
    if pack.calendar and turn.speaker == "recruiter":
        return f"{date_at(pack.calendar, turn.at):%-d %B %Y}"
    if (
        last is None
        or way_of(pack).together
        or not turn.persona
        or turn.persona == (last.persona or turn.persona)
    ):
        return ""
    first = pack.personas[0]
    if turn.persona == first.key:
        return f"Back with {first_name(first)}"
    return f"{first_name(first)} is on hold. You are with {pack.persona(turn.persona).name}"


def _bubble(turn: Turn, pack: Pack, pinned: set[str]) -> Bubble:
    ours = turn.speaker == "recruiter"
    spoken = tuple(Spoken(s["id"], s["text"], s["id"] in pinned) for s in turn.sentences)
    kept = next((sentence.id for sentence in spoken if sentence.pinned), "")
    return Bubble(
        index=turn.index,
        ours=ours,
        name="You" if ours else first_name(pack.persona(turn.persona)),
        at="" if pack.calendar or turn.engine == "earlier" else clock(turn.at),
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
