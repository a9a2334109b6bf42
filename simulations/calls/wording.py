"""Names and times as a screen says them."""

from django.utils import timezone

from simulations.models import Call
from simulations.packs.pack import Persona


def first_name(persona: Persona) -> str:
    """The name to speak of: "Maya" of "Maya Okafor", "Dr. Reyes" of "Dr. Ana Reyes"."""
    words = persona.name.split()
    return f"{words[0]} {words[-1]}" if words[0].endswith(".") else words[0]


def clock(seconds: float) -> str:
    """Minutes and seconds as a call shows them: 326 gives 5:26."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def elapsed(call: Call) -> float:
    """Seconds since the call was answered, until its end."""
    if call.answered_at is None:
        return 0.0
    return ((call.ended_at or timezone.now()) - call.answered_at).total_seconds()
