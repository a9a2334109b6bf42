"""What can be wrong with a pack, and where: every importer reports all of it at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]


def path_text(path: Path) -> str:
    """Spell a path the way authors read it: `personas[0].cues[2].gate`; "" for the whole file."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. `code` is a stable word; `line` counts from 1 where a file is known."""

    code: str
    path: Path
    message: str
    file: str = ""
    line: int | None = None
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.file and self.line else self.file
        where = " ".join(part for part in (place, path_text(self.path)) if part)
        return f"{where}: {self.message}" if where else self.message


class PackError(Exception):
    """A pack that cannot be used. `problems` holds every fault found; `str()` gives one line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
