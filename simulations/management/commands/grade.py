"""Grade a transcript file against a scenario and print the scorecard."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from simulations.grading import RulesJudge, Scorecard, grade, scorecard_json
from simulations.grading.judge import Judge
from simulations.grading.readout import readout
from simulations.packs.named import pack_named
from simulations.packs.pack import Pack
from simulations.transcripts import LIMIT_BYTES, Transcript, TranscriptError, parse_transcript

INVALID, USAGE = 1, 2


class Command(BaseCommand):
    help = "Grade a transcript (JSON Lines). SCENARIO is a path to a pack, or the slug of a scenario in the database."
    requires_system_checks: list[str] = []  # noqa: RUF012

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scenario", metavar="SCENARIO")
        parser.add_argument("--transcript", required=True, type=Path, metavar="FILE")
        parser.add_argument("--judge", choices=["rules", "model"], default="rules")
        parser.add_argument("--json", action="store_true", help="print the bare scorecard as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        pack = pack_named(options["scenario"])
        transcript = _transcript(Path(options["transcript"]), pack)
        card = grade(pack, transcript, _judge(options["judge"]))
        self.stdout.write(_shown(card, pack, transcript, options["json"]))


def _transcript(path: Path, pack: Pack) -> Transcript:
    try:
        if path.stat().st_size > 4 * LIMIT_BYTES:
            raise CommandError(f"{path}:1: the file is too long", returncode=INVALID)
        text = path.read_text(encoding="utf-8")
        return parse_transcript(text, str(path), tuple(persona.key for persona in pack.personas))
    except TranscriptError as error:
        raise CommandError(str(error), returncode=INVALID) from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path}:1: not UTF-8 ({error.reason})", returncode=INVALID) from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or error}", returncode=INVALID) from error


def _judge(name: str) -> Judge:
    if name == "rules":
        return RulesJudge()
    from simulations.grading.judge_model import configured_judge

    judge = configured_judge()
    if judge is None:
        raise CommandError(
            "No model is configured: set OPENAI_API_KEY or OPENAI_BASE_URL, and RAPPORT_JUDGE_MODEL.",
            returncode=USAGE,
        )
    return judge


def _shown(card: Scorecard, pack: Pack, transcript: Transcript, as_json: bool) -> str:
    if as_json:
        return json.dumps(scorecard_json(card), ensure_ascii=False)
    return readout(card, pack, transcript)
