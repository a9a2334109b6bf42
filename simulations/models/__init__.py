from simulations.models.authoring import (
    Criterion,
    Cue,
    DirectoryEntry,
    Fact,
    PackImport,
    Persona,
    PersonaAsk,
    Rubric,
    Scenario,
    SettledLine,
)  # fmt: skip
from simulations.models.calls import Call, CueEvent, FollowUpMessage, NotebookPin, ScorecardRecord, Turn
from simulations.models.spending import ModelSpending

__all__ = [
    "Call", "Criterion", "Cue", "CueEvent", "DirectoryEntry", "Fact", "FollowUpMessage", "ModelSpending",
    "NotebookPin", "PackImport", "Persona", "PersonaAsk", "Rubric", "Scenario", "ScorecardRecord", "SettledLine",
    "Turn",
]  # fmt: skip
