"""The call as a picture: who spoke how long, what was told, and what became of it.

A typed call has no spoken time, so bars are as long as their words; clock times stand under them. The wide picture
runs from left to right, the narrow one for phones from top to bottom. Both have the same table as their twin.
"""

from dataclasses import dataclass, field

from simulations.debriefs.cues import cue_name
from simulations.debriefs.lines import SpokenLine, turn_of
from simulations.grading.scorecard import CueFate
from simulations.packs.pack import Pack

START, END = 78.0, 1020.0
GAP, LEAST = 6.0, 7.0
LONG_WORDS = 60
TICK_EVERY, LABEL_ROOM = 84.0, 7.2
ROW, MIDDLE, SIDE = 26, 170.0, 120.0


@dataclass(frozen=True)
class Bar:
    """One turn. `x`, `y`, `width` in the wide picture; `nx`, `ny`, `nwidth` in the narrow one."""

    ours: bool
    x: float
    width: float
    nx: float
    ny: float
    nwidth: float
    long: bool = False

    @property
    def y(self) -> int:
        return 118 if self.ours else 78


@dataclass(frozen=True)
class Mark:
    """Something told or hinted at. `kind` is pinned, told or hint."""

    kind: str
    label: str
    x: float
    row: int
    anchor: str
    ny: float

    @property
    def label_y(self) -> int:
        return 14 if self.row else 34


@dataclass(frozen=True)
class Event:
    """One row of the table twin."""

    at: str
    who: str
    what: str
    sentence: str


@dataclass(frozen=True)
class Timeline:
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    threads: tuple[str, ...] = ()
    narrow_threads: tuple[str, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    events: tuple[Event, ...] = ()
    longest: Bar | None = None
    longest_words: int = 0
    narrow_height: int = 0
    ticks_narrow: tuple[tuple[float, str], ...] = field(default=())

    @property
    def sentence(self) -> str:
        """The picture in words, for those who hear it."""
        told = "; ".join(f"{event.at} {event.who}: {event.what}" for event in self.events)
        return f"Timeline of the call. {told or 'Nothing personal was told.'}"


def timeline_of(pack: Pack, fates: tuple[CueFate, ...], lines: tuple[SpokenLine, ...]) -> Timeline:
    """Lay the call out; an empty call gives an empty timeline."""
    if not lines:
        return Timeline()
    bars = _bars(lines)
    place = {(line.ours, line.turn): bar for line, bar in zip(lines, bars, strict=True)}
    names = {cue.key: cue_name(cue) for cue in pack.cues}
    marks = _marks(fates, lines, place, names)
    threads = [
        _thread(place, fate.disclosed, use) for fate in fates if fate.disclosed for use in fate.used[:1]
    ]
    longest = max(
        (pair for pair in zip(lines, bars, strict=True) if pair[0].ours),
        key=lambda p: p[0].words,
        default=None,
    )
    return Timeline(
        bars=bars,
        marks=marks,
        threads=tuple(wide for wide, _ in threads if wide),
        narrow_threads=tuple(narrow for _, narrow in threads if narrow),
        ticks=_ticks(lines, bars),
        ticks_narrow=tuple(
            (bar.ny + 13, line.at) for line, bar in zip(lines, bars, strict=True) if line.ours
        ),
        events=_events(fates, lines, names),
        longest=longest[1] if longest and longest[0].words >= LONG_WORDS else None,
        longest_words=longest[0].words if longest else 0,
        narrow_height=ROW * len(lines) + 8,
    )


def _bars(lines: tuple[SpokenLine, ...]) -> tuple[Bar, ...]:
    free = END - START - GAP * (len(lines) - 1) - LEAST * len(lines)
    words = max(1, sum(line.words for line in lines))
    most = max(1, *(line.words for line in lines)) if len(lines) > 1 else max(1, lines[0].words)
    bars, x = [], START
    for at, line in enumerate(lines):
        width = LEAST + max(free, 0) * line.words / words
        narrow = max(4.0, SIDE * line.words / most)
        nx = MIDDLE if line.ours else MIDDLE - narrow
        bars.append(
            Bar(
                line.ours,
                round(x, 1),
                round(width, 1),
                round(nx, 1),
                at * ROW + 6.0,
                round(narrow, 1),
                line.words >= LONG_WORDS,
            )
        )
        x += width + GAP
    return tuple(bars)


def _ticks(lines: tuple[SpokenLine, ...], bars: tuple[Bar, ...]) -> tuple[tuple[float, str], ...]:
    ticks: list[tuple[float, str]] = []
    for line, bar in zip(lines, bars, strict=True):
        if not ticks or bar.x - ticks[-1][0] >= TICK_EVERY:
            ticks.append((bar.x, line.at))
    return tuple(ticks)


def _marks(
    fates: tuple[CueFate, ...],
    lines: tuple[SpokenLine, ...],
    place: dict[tuple[bool, int], Bar],
    names: dict[str, str],
) -> tuple[Mark, ...]:
    found: list[tuple[Bar, str, str]] = []
    for fate in fates:
        bar = place.get((False, turn_of(fate.disclosed))) if fate.disclosed else None
        if bar:
            pinned = any(item.startswith("pin:") for item in fate.noticed)
            found.append((bar, "pinned" if pinned else "told", names.get(fate.cue, fate.cue)))
    told = {fate.cue for fate in fates if fate.disclosed}
    for line in lines:
        if line.hint and line.hint not in told:
            found.append((place[(False, line.turn)], "hint", "Hint passed over"))
    return _labelled(sorted(found, key=lambda item: item[0].x))


def _labelled(found: list[tuple[Bar, str, str]]) -> tuple[Mark, ...]:
    """Give labels two rows, so that near neighbours do not cover each other."""
    ends = [0.0, 0.0]
    marks = []
    for bar, kind, label in found:
        half = len(label) * LABEL_ROOM / 2
        x = bar.x + 7
        anchor = "start" if x - half < START else "end" if x + half > END else "middle"
        start = x if anchor == "start" else x - 2 * half if anchor == "end" else x - half
        row = 0 if start >= ends[0] or ends[0] <= ends[1] else 1
        ends[row] = start + 2 * half + 8
        marks.append(Mark(kind, label, x, row, anchor, bar.ny + 7))
    return tuple(marks)


def _thread(place: dict[tuple[bool, int], Bar], told: str, used: str) -> tuple[str, str]:
    start, end = place.get((False, turn_of(told))), place.get((True, turn_of(used)))
    if not start or not end:
        return "", ""
    x1, x2 = start.x + 7, end.x + 7
    wide = f"M{x1} 106C{x1} 114 {x2} 108 {x2} 118"
    y1, y2 = start.ny + 14, end.ny
    narrow = f"M{MIDDLE - 3} {y1}C{MIDDLE + 14} {y1 + 6} {MIDDLE - 14} {y2 - 6} {MIDDLE + 3} {y2}"
    return wide, narrow


def _events(
    fates: tuple[CueFate, ...], lines: tuple[SpokenLine, ...], names: dict[str, str]
) -> tuple[Event, ...]:
    by_turn = {(line.ours, line.turn): (at, line) for at, line in enumerate(lines)}
    rows: list[tuple[int, Event]] = []

    def add(ours: bool, sentence: str, what: str) -> None:
        found = by_turn.get((ours, turn_of(sentence)))
        if found:
            rows.append((found[0], Event(found[1].at, found[1].name, what, sentence)))

    for fate in fates:
        name = names.get(fate.cue, fate.cue)
        pinned = ", pinned" if any(item.startswith("pin:") for item in fate.noticed) else ""
        add(False, fate.disclosed or "", f"{name} told{pinned}")
        for sentence in fate.used:
            add(True, sentence, f"{name} used")
    told = {fate.cue for fate in fates if fate.disclosed}
    for line in lines:
        if line.hint and line.hint not in told:
            add(False, line.first, "A hint, passed over")
        elif line.ours and line.words >= LONG_WORDS:
            add(True, line.first, f"{line.words} words without a pause")
    return tuple(event for _, event in sorted(rows, key=lambda row: row[0]))
