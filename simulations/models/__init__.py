from simulations.models.authoring import (
    Criterion,
    Cue,
    DirectoryEntry,
    Fact,
    OfferPart,
    PackImport,
    Persona,
    PersonaAsk,
    Rubric,
    Scenario,
    SettledLine,
    SpecialDay,
)  # fmt: skip
from simulations.models.calls import Call, CueEvent, FollowUpMessage, NotebookPin, ScorecardRecord, Turn
from simulations.models.spending import ModelSpending
from simulations.models.ties import PermissionNote, PracticeTie

__all__ = [
    "Call", "Criterion", "Cue", "CueEvent", "DirectoryEntry", "Fact", "FollowUpMessage", "ModelSpending",
    "NotebookPin", "OfferPart", "PackImport", "PermissionNote", "Persona", "PersonaAsk", "PracticeTie", "Rubric",
    "Scenario", "ScorecardRecord", "SettledLine", "SpecialDay", "Turn",
]  # fmt: skip
