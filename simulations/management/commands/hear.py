"""Print what the ear hears in each line of a file."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from simulations.hearing.ear import ear_for
from simulations.hearing.heard import Heard
from simulations.packs.named import pack_named

LIMIT_BYTES = 50_000_000
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
FIELDS = {"candidate_before", "recruiter"}


class Command(BaseCommand):
    help = "Hear each line of a file against a scenario: topics, decision, question kind, protected asks."
    requires_system_checks: list[str] = []  # noqa: RUF012

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scenario", metavar="SCENARIO", help="Path of a pack, or the slug of a scenario.")
        parser.add_argument(
            "--text-file",
            required=True,
            metavar="FILE",
            help='One line each: text, or {"candidate_before": "...", "recruiter": "..."}.',
        )
        parser.add_argument("--json", action="store_true", help="One JSON object a line.")

    def handle(self, *args: Any, **options: Any) -> None:
        pack = pack_named(options["scenario"])
        lines = list(read_lines(Path(options["text_file"])))
        ear = ear_for(pack)
        for text, before in lines:
            heard = ear.hear(text, before)
            self.stdout.write(
                on_one_line(
                    json.dumps(heard_json(heard), ensure_ascii=False) if options["json"] else told(heard)
                )
            )


def read_lines(path: Path) -> Iterator[tuple[str, str]]:
    """(recruiter's words, candidate's line before or "") for every line, blank ones too. Raises CommandError."""
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise CommandError(f"{path}:1: the file is too long")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise CommandError(f"{path}:1: not UTF-8 ({fault.reason})") from fault
    except OSError as fault:
        raise CommandError(f"{path}: {fault.strerror or fault}") from fault
    lines = text.removesuffix("\n").split("\n") if text else []
    for number, line in enumerate(lines, start=1):
        yield _read_line(line.removesuffix("\r"), f"{path}:{number}")


def _read_line(line: str, where: str) -> tuple[str, str]:
    try:
        value = json.loads(line) if line.lstrip().startswith("{") else None
    except (json.JSONDecodeError, RecursionError):
        value = None
    if not isinstance(value, dict) or "recruiter" not in value:
        return line, ""
    unknown = set(value) - FIELDS
    wrong = [name for name in FIELDS & set(value) if not isinstance(value[name], str)]
    if unknown or wrong:
        raise CommandError(f"{where}: recruiter and candidate_before are texts; nothing else may stand here")
    return value["recruiter"], value.get("candidate_before", "")


def on_one_line(text: str) -> str:
    """`text` with whatever would end a line, move a cursor or be no character at all written as an escape."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def heard_json(heard: Heard) -> dict[str, Any]:
    """What FORMATS promises of one line, and what else the director uses."""
    protected = asdict(heard.protected) if heard.protected else None
    return {
        "text": heard.text,
        "topics": [{"cue": topic.cue, "score": round(topic.score, 4)} for topic in heard.topics],
        "decision": heard.decision,
        "answer": heard.answer,
        "kind": heard.kind,
        "broad": heard.broad,
        "reflection": heard.reflection,
        "uptake": None if heard.uptake is None else round(heard.uptake, 4),
        "protected": protected and {key: protected[key] for key in ("topic", "verb", "verdict", "basis")},
        "injection_suspected": heard.injection_suspected,
        "clarify": list(heard.clarify),
        "language": heard.language,
    }


def told(heard: Heard) -> str:
    """One line for people: the decision, the nearest topics, and whatever else was noticed."""
    topics = ", ".join(f"{topic.cue} {topic.score:.2f}" for topic in heard.topics[:3])
    notes = [
        name for name in ("broad", "reflection", "pushing", "promise", "goodbye") if getattr(heard, name)
    ]
    if heard.language != "english":
        notes.append("not English")
    if heard.protected:
        notes.append(f"{heard.protected.verdict} ({heard.protected.topic})")
    return f"{heard.decision:8} {heard.kind:9} {heard.answer or '-':20} [{topics}] {' '.join(notes)}  {heard.text}"
