"""Reading a call and giving it a scorecard (GRADING)."""

from simulations.grading.grader import grade
from simulations.grading.judge import RulesJudge
from simulations.grading.scorecard import Scorecard, scorecard_json

__all__ = ["RulesJudge", "Scorecard", "grade", "scorecard_json"]
