"""The funnel as a picture, and where each personal thing stopped."""

from dataclasses import dataclass

from simulations.debriefs.lines import SpokenLine, turn_of
from simulations.grading.doors import what_opens
from simulations.grading.scorecard import CueFate
from simulations.grading.titles import as_words
from simulations.packs.pack import Cue, Pack

STAGES = ("available", "unlocked", "disclosed", "noticed", "used")
LEFT, WIDTH, ROW, BAR = 104, 250, 54, 26


@dataclass(frozen=True)
class Step:
    """One bar of the funnel in the 412 x 260 picture, and the flow to the next."""

    name: str
    count: int
    y: int
    width: float
    flow: str = ""
    lost: int = 0
    lost_x: float = 0
    text_y: int = 0
    number_y: int = 0
    lost_y: int = 0


@dataclass(frozen=True)
class Fate:
    """How far one cue came. `steps` says for each of the five stages whether it was reached."""

    name: str
    what: str
    stopped: str
    tone: str
    icon: str
    steps: tuple[bool, ...]
    sentence: str = ""

    @property
    def reached(self) -> int:
        return sum(self.steps)


@dataclass(frozen=True)
class Funnel:
    steps: tuple[Step, ...]
    fates: tuple[Fate, ...]

    @property
    def sentence(self) -> str:
        return ", ".join(f"{step.count} {step.name.lower()}" for step in self.steps)

    def count(self, stage: str) -> int:
        return self.steps[STAGES.index(stage)].count


def reached(fate: CueFate) -> tuple[bool, ...]:
    """Which stages a cue reached; a later stage implies the earlier ones."""
    flags = [fate.available, bool(fate.unlocked), bool(fate.disclosed), bool(fate.noticed), bool(fate.used)]
    return tuple(any(flags[at:]) for at in range(len(flags)))


def funnel_of(pack: Pack, fates: tuple[CueFate, ...], lines: tuple[SpokenLine, ...]) -> Funnel:
    """The funnel over cues that can be used for the candidate; decoys are shown among the fates only."""
    cues = {cue.key: cue for cue in pack.cues}
    known = [fate for fate in fates if fate.cue in cues]
    counted = [reached(fate) for fate in known if not cues[fate.cue].is_decoy]
    counts = [sum(stages[at] for stages in counted) for at in range(len(STAGES))]
    return Funnel(_steps(counts), tuple(_fate(pack, cues[fate.cue], fate, lines) for fate in known))


def _steps(counts: list[int]) -> tuple[Step, ...]:
    whole = max(counts[0], 1)
    widths = [round(WIDTH * count / whole, 1) for count in counts]
    steps = []
    for at, (name, count, width) in enumerate(zip(STAGES, counts, widths, strict=True)):
        y = 8 + ROW * at
        more = at + 1 < len(STAGES)
        after = widths[at + 1] if more else 0
        low = y + BAR
        flow = f"M{LEFT} {low}H{LEFT + width}L{LEFT + after} {y + ROW}H{LEFT}z" if more else ""
        steps.append(
            Step(
                name=name.capitalize(),
                count=count,
                y=y,
                width=width,
                flow=flow,
                lost=count - counts[at + 1] if more else 0,
                lost_x=LEFT + after + 10,
                text_y=y + 18,
                number_y=y + 22,
                lost_y=y + 45,
            )
        )
    return tuple(steps)


def cue_name(cue: Cue) -> str:
    """A cue's key as words: `night-bus` gives "Night bus"."""
    return as_words(cue.key)


def _fate(pack: Pack, cue: Cue, fate: CueFate, lines: tuple[SpokenLine, ...]) -> Fate:
    steps = reached(fate)
    stopped, tone, icon = _stop(fate, steps)
    shown = (*fate.used, *fate.noticed, fate.disclosed or "", fate.asked or "")
    sentence = next((item for item in shown if item.startswith(("r", "c"))), "")
    return Fate(
        name=cue_name(cue),
        what=_story(cue, fate, steps, lines) if fate.disclosed else _untold(pack, cue, fate, lines),
        stopped=stopped,
        tone=tone,
        icon=icon,
        steps=steps,
        sentence=sentence,
    )


def _stop(fate: CueFate, steps: tuple[bool, ...]) -> tuple[str, str, str]:
    if fate.misused:
        return "Misused", "stop", "stop"
    if fate.asked and not fate.disclosed:
        return "Asked, not told" if fate.unlocked else "Asked, still closed", "warn", "lock"
    names = {
        5: ("Used", "good", "check"),
        4: ("Noticed, not used", "warn", "warn"),
        3: ("Disclosed, not noticed", "warn", "warn"),
        2: ("Open, never asked for", "warn", "ear"),
    }
    return names.get(sum(steps), ("Never unlocked", "stop", "lock"))


def _untold(pack: Pack, cue: Cue, fate: CueFate, lines: tuple[SpokenLine, ...]) -> str:
    hinted = next((line for line in lines if line.hint == cue.key), None)
    asked = next((line for line in lines if line.ours and line.turn == turn_of(fate.asked or "")), None)
    if asked and (hinted is None or lines.index(asked) > lines.index(hinted)):
        waits = what_opens(cue, pack)
        return f"You asked at {asked.at}. {f'It opens with {waits}' if waits else 'It was not told'}"
    if hinted:
        return f"{hinted.name} hinted at {hinted.at}; it was passed over"
    return f"About {cue.topic}. It never came up"


def _story(cue: Cue, fate: CueFate, steps: tuple[bool, ...], lines: tuple[SpokenLine, ...]) -> str:
    at = {(line.ours, line.turn): line.at for line in lines}
    told = at.get((False, turn_of(fate.disclosed or "")), "")
    pinned = any(item.startswith("pin:") for item in fate.noticed)
    start = f"{'Pinned' if pinned else 'Said'} at {told}" if told else "Said in the call"
    if not steps[3]:
        return f"{start}, not pinned or taken up"
    if not fate.used:
        return f"{start}, nothing done with it"
    first = fate.used[0]
    if first.startswith("follow_up"):
        return f"{start}, used in your message"
    return f"{start}, used at {at.get((True, turn_of(first)), 'once')}"
