"""`manage.py rehearse SCENARIO --script FILE`: a scripted call over the site's own pipeline (FORMATS)."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from simulations.calls.refusals import WordsRefused
from simulations.candidates.brief import Candidate
from simulations.candidates.offline import OfflineCandidate
from simulations.candidates.registry import ENGINES, NoModel, candidate
from simulations.candidates.rehearsal import Exchange, Rehearsal
from simulations.candidates.scripts import Instruction, ScriptError, read_script
from simulations.packs.named import pack_named
from simulations.packs.pack import Pack


class Command(BaseCommand):
    help = "Play a scripted call against a scenario and print what happens."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "scenario", metavar="SCENARIO", help="Path of a pack, or the slug of a scenario of the site."
        )
        parser.add_argument(
            "--script", required=True, metavar="FILE", help="JSON Lines; see docs/scenario-packs.md."
        )
        parser.add_argument(
            "--candidate", choices=ENGINES, default="offline", help="Who plays the candidate."
        )
        parser.add_argument("--seed", type=int, default=0, help="The same seed gives the same call.")
        parser.add_argument("--grade", action="store_true", help="Grade each call when it ends.")
        parser.add_argument("--json", action="store_true", help="Print JSON Lines only.")

    def handle(self, *args: Any, **options: Any) -> None:
        pack = pack_named(options["scenario"])
        try:
            script = read_script(options["script"], pack)
            show = Play(pack, script, options, self.stderr.write)
            printed = list(show.lines())
        except ScriptError as fault:
            raise CommandError(str(fault)) from fault
        for line in printed:
            self.stdout.write(line)


class Play:
    """One run of a script: the calls it makes and the lines it prints."""

    def __init__(self, pack: Pack, script: Sequence[Instruction], options: dict[str, Any], warn: Any) -> None:
        self._pack = pack
        self._script = script
        self._options = options
        self._warn = warn
        self._engine = _engine(options["candidate"])
        self._call = self._ring()

    def lines(self) -> Iterator[str]:
        """Play the whole script; one printed line after the other."""
        waiting: list[Exchange] = []
        yield from self._opening()
        for instruction in self._script:
            if instruction.verb in {"say", "introduce"}:
                yield from self._told(waiting)
                waiting = self._say(instruction)
            elif instruction.verb == "restart":
                yield from self._told(waiting)
                yield from self._scorecard()
                waiting, self._call = [], self._ring()
                yield from self._opening()
            else:
                self._do(instruction)
        yield from self._told(waiting)
        yield from self._scorecard()

    def _ring(self) -> Rehearsal:
        run = asyncio.run
        if self._options["candidate"] == "model":
            from simulations.llm.clients import run  # type: ignore[assignment]
        return Rehearsal(self._pack, self._options["seed"], self._engine, run)

    def _say(self, instruction: Instruction) -> list[Exchange]:
        call, words = self._call, instruction.value
        if instruction.verb == "introduce":
            call.back()
            words = instruction.words
        elif call.over_with(call.on_line):
            call.back()
        over = call.over_with(instruction.to or call.on_line)
        if call.ended or over:
            self._warn(f"{self._place(instruction)}: not said, the call had ended ({over or 'goodbye'})")
            return []
        try:
            return [call.say(words, instruction.to, instruction.day)]
        except WordsRefused as fault:
            raise ScriptError([f"{self._place(instruction)}: {fault}"]) from fault

    def _do(self, instruction: Instruction) -> None:
        call, value = self._call, instruction.value
        if instruction.verb == "hang_up":
            call.hang_up()
        elif instruction.verb == "back":
            call.back()
        elif instruction.verb == "follow_up":
            call.follow_up(value, instruction.touches)
        elif instruction.verb == "offer":
            call.offer(value, instruction.touches)
        elif instruction.verb == "call":
            self._call_up(instruction)
        elif instruction.verb == "pin":
            self._pin(instruction)

    def _call_up(self, instruction: Instruction) -> None:
        if self._call.ended:
            self._warn(f"{self._place(instruction)}: {instruction.value} not called, the call had ended")
        else:
            self._call.call(instruction.value)

    def _pin(self, instruction: Instruction) -> None:
        try:
            self._call.pin(instruction.value, instruction.note)
        except KeyError:
            self._warn(f"{self._place(instruction)}: not pinned, nobody has said {instruction.value}")

    def _place(self, instruction: Instruction) -> str:
        return f"{self._options['script']}:{instruction.line}"

    def _opening(self) -> Iterator[str]:
        if not self._options["json"]:
            spoken = [f"{self._name(line.persona)}: {line.text}" for line in self._call.transcript().lines]
            yield "\n\n".join([self._pack.title, *spoken])

    def _told(self, exchanges: Sequence[Exchange]) -> Iterator[str]:
        """The line of the last turn, printed only once it is known whether the recruiter hung up after it."""
        for exchange in exchanges:
            if exchange.end.detail:
                self._warn(f"turn {exchange.turn}: {exchange.end.engine} answered ({exchange.end.detail})")
            yield (
                json.dumps(self._as_json(exchange), ensure_ascii=False)
                if self._options["json"]
                else self._as_text(exchange)
            )

    def _as_json(self, exchange: Exchange) -> dict[str, Any]:
        state = exchange.state
        return {
            "turn": exchange.turn,
            "reply": exchange.reply,
            "persona": state.persona,
            "disclosed": list(exchange.direction.disclosed),
            "unlocked": list(exchange.direction.unlocked),
            "trust": state.trust,
            "patience": state.patience,
            "ended": self._ended(exchange),
        }

    def _as_text(self, exchange: Exchange) -> str:
        state = exchange.state
        notes = [f"trust {state.trust:g}", f"patience {state.patience}"]
        notes += [f"told: {key}" for key in exchange.direction.disclosed]
        notes += [f"unlocked: {key}" for key in exchange.direction.unlocked]
        ended = self._ended(exchange)
        notes += [f"ended: {ended}"] if ended else []
        name = self._name(state.persona)
        return f"\nRecruiter: {exchange.heard.text}\n{name}: {exchange.reply}\n    ({', '.join(notes)})"

    def _ended(self, exchange: Exchange) -> str | None:
        """How the talk with whoever answered has ended by now, the recruiter's hanging up included."""
        return self._call.over_with(exchange.state.persona) or None

    def _name(self, persona: str) -> str:
        return self._pack.persona(persona).name.split()[0]

    def _scorecard(self) -> Iterator[str]:
        if not self._options["grade"]:
            return
        from simulations.grading import grade, scorecard_json

        card = scorecard_json(grade(self._pack, self._call.transcript()))
        yield json.dumps({"scorecard": card}, ensure_ascii=False, indent=None if self._options["json"] else 2)


def _engine(name: str) -> Candidate:
    try:
        chosen = candidate(name)
    except NoModel as fault:
        raise CommandError(str(fault)) from fault
    if name == "offline":
        return chosen
    from simulations.candidates.prompted import WithFallback

    return WithFallback(chosen, OfflineCandidate())
