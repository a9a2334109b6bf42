"""Which candidate plays, by name."""

from typing import Literal

from django.conf import settings

from simulations.candidates.brief import Candidate
from simulations.candidates.offline import OfflineCandidate

Engine = Literal["offline", "model"]
ENGINES: tuple[Engine, ...] = ("offline", "model")


class NoModel(LookupError):
    """A model was asked for and none is configured. The message says which settings to give."""


def candidate(name: str) -> Candidate:
    """The candidate called `name` ("offline" or "model").

    Raises KeyError for another name and NoModel when no model server is configured.
    """
    if name not in ENGINES:
        raise KeyError(name)
    if name == "offline":
        return OfflineCandidate()
    if not model_configured():
        raise NoModel("No model is configured. Set OPENAI_API_KEY or OPENAI_BASE_URL, and RAPPORT_MODEL.")
    from simulations.candidates.prompted import PromptedCandidate

    return PromptedCandidate()


def default_engine() -> Engine:
    """The engine of a new call: the model where one is configured, else the offline candidate."""
    return "model" if model_configured() else "offline"


def model_configured() -> bool:
    """Is a model named, and a server or key to reach it?"""
    return bool(settings.RAPPORT_MODEL and (settings.OPENAI_API_KEY or settings.OPENAI_BASE_URL))
