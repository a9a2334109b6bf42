"""Names and times as a screen says them."""

from simulations.packs.pack import Persona


def first_name(persona: Persona) -> str:
    """The name to speak of: "Maya" of "Maya Okafor", "Dr. Reyes" of "Dr. Ana Reyes"."""
    words = persona.name.split()
    return f"{words[0]} {words[-1]}" if words[0].endswith(".") else words[0]


def clock(seconds: float) -> str:
    """Minutes and seconds as a call shows them: 326 gives 5:26."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
