"""What courses put on shared screens: the Continue card, and columns of the progress table."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from courses.queries import completed_counts, continue_for, courses_done, enrolled_counts
from trainer.panels import Panel
from trainer.panels import register as register_panel
from trainer.progress_columns import Column
from trainer.progress_columns import register as register_column


def continue_panel(request: HttpRequest) -> dict[str, Any] | None:
    """The lesson to go on with, at its open step."""
    found = continue_for(request.user)
    return {"go_on": found} if found else None


def register() -> None:
    register_panel(Panel("course", "continue", "courses/panels/continue.html", continue_panel, order=10))
    register_column(Column("enrolled", _("Courses taken"), enrolled_counts, order=10))
    register_column(Column("lessons", _("Lessons done"), completed_counts, order=20))
    register_column(Column("completed", _("Courses completed"), courses_done, order=21))
