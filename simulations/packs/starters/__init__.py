"""The templates that an author may start from: one small complete pack for each kind of rehearsal."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from simulations.models.authoring import Scenario
from simulations.packs.files import load_pack
from simulations.packs.new_draft import unread_draft

FOLDER = Path(__file__).parent
KINDS = tuple(Scenario.Kind.values)


def starter(kind: str) -> dict[str, Any]:
    """The template of a kind in the shape of FORMATS, its facts dated today. Raises KeyError for no such kind."""
    if kind not in KINDS:
        raise KeyError(kind)
    shape = dict(load_pack(FOLDER / f"{kind}.scenario.yaml").source)
    today = timezone.localdate().isoformat()
    return {**shape, "facts": [{**fact, "as_of": today} for fact in shape.get("facts", ())]}


def start_from(kind: str, title: str, slug: str) -> Scenario:
    """A new draft from the template of a kind; nothing of it is live. Raises KeyError, and ValueError as new_draft."""
    return unread_draft(starter(kind), title, slug)
