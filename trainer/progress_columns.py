"""Columns of the progress table. Apps further right register theirs in `AppConfig.ready`; the table never imports them.

register(Column("called", _("Calls"), count_calls, order=30))
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

Value = int | float | str
"""What a cell holds: a count, a percentage or a few words."""


@dataclass(frozen=True)
class Column:
    """One figure per person. `values` takes user ids and answers {user id: value} in a fixed number of queries."""

    key: str
    label: "str | Promise"
    values: Callable[[Sequence[int]], Mapping[int, Value]]
    order: int = 50
    unit: str = ""
    """Printed after a value on the screen, and in the heading of the CSV: `%`."""
    empty: Value = 0
    """Shown for a person without a value; a score has none, so it says "" rather than 0."""

    def printed(self, value: Value) -> str:
        """A value as the screen shows it."""
        return "" if value == "" else f"{value}{self.unit and chr(0xA0)}{self.unit}"


_columns: dict[str, Column] = {}


def register(column: Column) -> None:
    """Add a column, or replace the one with the same key."""
    _columns[column.key] = column


def columns() -> list[Column]:
    """Every registered column in its order."""
    return sorted(_columns.values(), key=lambda column: (column.order, column.key))
