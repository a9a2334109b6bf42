"""What runs outside the request: reading ended calls, and closing those that nobody came back to."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from simulations.calls.closing import close_abandoned, request_grading
from simulations.calls.ties import keep_ties
from simulations.grading.profiles import profiles_for
from simulations.grading.publish import grade_and_publish
from simulations.hearing.ear import ear_for
from simulations.hearing.embedder import default_embedder
from simulations.models import Call, Scenario
from simulations.packs.snippets import pack_for

OVERDUE = timedelta(minutes=3)


@task(backend="background")
def grade_call(call_id: str) -> None:
    """Read one call and publish its scorecard. Running twice, or again after a kill, publishes one."""
    grade_and_publish(call_id)
    keep_ties(Call.objects.get(pk=call_id))


def sweep() -> int:
    """Close abandoned calls and ask again for readings that got lost. Cheap; run it every minute or so.

    Returns how many calls were moved on.
    """
    moved = close_abandoned()
    lost = Call.objects.filter(state=Call.State.GRADING, grading_requested_at__lt=timezone.now() - OVERDUE)
    for call in lost.defer("pack"):
        request_grading(call)
        moved += 1
    return moved


def warm_up() -> None:
    """Load the embedding model and learn the published scenarios: seconds that no caller and no reader should wait."""
    for slug in Scenario.objects.filter(live=True).values_list("slug", flat=True):
        pack = pack_for(slug)
        ear_for(pack).hear("Hello, thank you for making the time.")
        profiles_for(pack, default_embedder())
