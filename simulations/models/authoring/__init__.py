from simulations.models.authoring.kinds import OfferPart, SpecialDay
from simulations.models.authoring.personas import Cue, Persona, PersonaAsk
from simulations.models.authoring.rubrics import Criterion, Rubric
from simulations.models.authoring.scenarios import DirectoryEntry, Fact, PackImport, Scenario
from simulations.models.authoring.settled import SettledLine

__all__ = [
    "Criterion", "Cue", "DirectoryEntry", "Fact", "OfferPart", "PackImport", "Persona", "PersonaAsk", "Rubric",
    "Scenario", "SettledLine", "SpecialDay",
]  # fmt: skip
