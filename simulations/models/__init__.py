from simulations.models.calls import Call, CueEvent, FollowUpMessage, NotebookPin, ScorecardRecord, Turn

__all__ = ["Call", "CueEvent", "FollowUpMessage", "NotebookPin", "ScorecardRecord", "Turn"]
