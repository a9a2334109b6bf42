from pathlib import Path
from typing import Any

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = "Courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses import panels
        from simulations.calls import call_ended
        from trainer.demo import register_demo_step

        panels.register()
        register_demo_step("courses", load_shipped_courses, order=20)
        call_ended.connect(finish_rehearsal_steps, dispatch_uid="courses.finish_rehearsal_steps")


def load_shipped_courses() -> str:
    """Load every folder of content/courses; says what changed."""
    from courses.loading import load_course

    shipped = Path(__file__).resolve().parent.parent / "content" / "courses"
    lines = [line for folder in sorted(shipped.iterdir()) for line in load_course(folder)]
    return "; ".join(lines) or "as shipped"


def finish_rehearsal_steps(sender: Any, call: Any, **kwargs: Any) -> None:
    """A call has ended: the lessons that sent the learner there have that step done."""
    from courses.progress import rehearsed

    if call.mode != "tryout":
        rehearsed(call.learner, call.scenario_slug)
