"""Model spending: reserved before, settled after, and the offline candidate goes on when it is spent."""

import datetime
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync

from simulations.candidates.budgeted import Budgeted
from simulations.candidates.offline import OfflineCandidate
from simulations.candidates.prompted import PromptedCandidate
from simulations.grading.judge import JudgeUnavailable
from simulations.grading.judge_model import ModelJudge
from simulations.llm.budget import BudgetSpent, limits_for, reserve, settle
from simulations.llm.config import ModelConfig
from simulations.llm.errors import RateLimited
from simulations.llm.scripted import ScriptedProvider
from simulations.models import ModelSpending
from simulations.packs.files import load_pack
from simulations.sentences import number_sentences
from simulations.transcripts import Line, Transcript
from tests.simulations.llm.actors import LINE, brief, parts_of
from trainer.models import Team, User

LIMITS = (("learner:1", 1000), ("site", 1500))


def state() -> dict[str, tuple[int, int]]:
    return {row.scope: (row.reserved, row.used) for row in ModelSpending.objects.all()}


@pytest.mark.django_db
class TestTheLedger:
    def test_tokens_are_reserved_in_every_scope_and_settled_to_what_was_used(self):
        held = reserve(LIMITS, 600)
        assert state() == {"learner:1": (600, 0), "site": (600, 0)}
        settle(held, 450)
        assert state() == {"learner:1": (0, 450), "site": (0, 450)}

    def test_what_is_reserved_counts_as_spent_until_it_is_settled(self):
        held = reserve(LIMITS, 600)
        with pytest.raises(BudgetSpent, match="learner"):
            reserve(LIMITS, 600)
        settle(held, 0)
        reserve(LIMITS, 1000)

    def test_a_refused_reservation_sets_nothing_aside_anywhere(self):
        reserve((("learner:2", 1000), ("site", 1500)), 900)
        with pytest.raises(BudgetSpent) as spent:
            reserve(LIMITS, 900)
        assert spent.value.scope == "site"
        assert "learner:1" not in state()

    def test_a_new_day_begins_afresh(self, time_machine):
        time_machine.move_to(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC))
        settle(reserve(LIMITS, 1000), 1000)
        time_machine.move_to(datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC))
        assert reserve(LIMITS, 1000).day == datetime.date(2026, 11, 23)

    def test_a_learner_pays_with_their_team_and_the_site_where_there_are_limits(self, settings):
        team = Team.objects.create(name="Leeds")
        learner = User.objects.create(username="ana", email="ana@example.com", team=team)
        scopes = [scope for scope, _ in limits_for(learner)]
        assert scopes == [f"learner:{learner.pk}", f"team:{team.pk}", "site"]
        settings.RAPPORT_DAILY_TOKENS_TEAM = 0
        assert len(limits_for(learner)) == 2


@pytest.mark.django_db
class TestThePaidCandidate:
    def candidate(self, *script, limits=LIMITS, cost=500) -> Budgeted:
        model = PromptedCandidate(ScriptedProvider(script), ModelConfig(model="m"))
        model.cost = lambda order: cost
        return Budgeted(model, OfflineCandidate(), limits)

    def test_a_reply_is_paid_for_by_what_it_cost(self):
        parts = async_to_sync(parts_of)(self.candidate(LINE))
        spent = parts[-1].usage.input_tokens + parts[-1].usage.output_tokens
        assert spent > 500
        assert state() == {"learner:1": (0, spent), "site": (0, spent)}

    def test_a_request_that_was_turned_away_costs_nothing(self):
        async_to_sync(parts_of)(self.candidate(RateLimited("later"), RateLimited("later")))
        assert state() == {"learner:1": (0, 0), "site": (0, 0)}

    def test_the_offline_candidate_goes_on_when_the_budget_is_spent(self):
        parts = async_to_sync(parts_of)(self.candidate(LINE, cost=1200))
        assert {part.engine for part in parts} == {"offline"}
        assert parts[-1].detail == "budget_spent: learner"

    def test_a_learner_who_leaves_has_paid_what_was_reserved(self):
        async def hang_up_early() -> None:
            reply = self.candidate(LINE).reply(brief())
            await anext(reply)
            await reply.aclose()

        async_to_sync(hang_up_early)()
        assert state()["learner:1"] == (0, 500)


def test_a_reply_may_cost_its_prompt_and_its_limit():
    model = PromptedCandidate(ScriptedProvider([]), ModelConfig(model="m", reply_tokens=220))
    assert 600 < model.cost(brief()) < 1500


@pytest.mark.django_db
def test_a_judge_without_budget_is_unavailable_and_one_with_it_pays():
    pack = load_pack(Path("content/scenarios/relocating-engineer.scenario.yaml"))
    criteria = [criterion for criterion in pack.rubric.criteria if criterion.key == "uses"]
    reading = '{"readings": [{"criterion": "uses", "evidence": ["r1.1"], "verdict": "met", "anchor": 1}]}'
    call = Transcript((Line("recruiter", 1, "Hello.", number_sentences("r", 1, ["Hello."])),))
    config = ModelConfig(judge_model="m", judge_tokens=900)
    with pytest.raises(JudgeUnavailable, match="budget_spent"):
        ModelJudge(ScriptedProvider([reading]), config, limits=LIMITS).read(pack, call, criteria)
    judge = ModelJudge(ScriptedProvider([reading]), config, limits=(("site", 9000),))
    assert judge.read(pack, call, criteria)[0].anchor == 1
    assert state()["site"] == (0, judge.input_tokens + judge.output_tokens)
