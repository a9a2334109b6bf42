"""The critic's finding in the log: kept with the reply it follows, and only while nothing has followed on it."""

from django.db import transaction

from simulations.candidates.critic import Finding, LastExchange
from simulations.director.critic import recorded_step, step_of
from simulations.llm.budget import limits_for
from simulations.models import Call, Turn
from simulations.sentences import Sentence


def load_exchange(reply_id: int) -> LastExchange | None:
    """The exchange that a model's complete reply closed; None where the talk is over or offers lines to choose from."""
    reply = Turn.objects.select_related("call__learner").defer("call__pack").get(pk=reply_id)
    call = reply.call
    if reply.state != Turn.State.COMPLETE or reply.ended_talk or call.guided or call.state != Call.State.LIVE:
        return None
    talk = call.turns.filter(persona__in=(reply.persona, ""), index__lt=reply.index)
    lines = list(talk.exclude(state__in=(Turn.State.REPLACED, Turn.State.FAILED)).order_by("-index")[:2])
    if not lines or lines[0].speaker != "recruiter":
        return None
    said = tuple(Sentence(sentence["id"], sentence["text"]) for sentence in lines[0].sentences)
    before = lines[1].text if len(lines) > 1 else ""
    return LastExchange(before, said, reply.text, limits_for(call.learner))


@transaction.atomic
def keep_finding(reply_id: int, finding: Finding) -> bool:
    """Record what the finding moves in `director["critic"]`; false when the talk has gone on and it comes too late."""
    reply = Turn.objects.get(pk=reply_id)
    Call.objects.select_for_update().only("pk").get(pk=reply.call_id)
    talk = Turn.objects.filter(call_id=reply.call_id, persona=reply.persona)
    if talk.filter(index__gt=reply.index).exists():
        return False
    records = talk.filter(index__lt=reply.index, director__has_key="critic").values_list(
        "director", flat=True
    )
    earlier = [recorded_step(record["critic"]) for record in records]
    critic = {
        "feeling": finding.feeling,
        "because": finding.because,
        "step": step_of(finding.feeling, earlier),
    }
    return bool(talk.filter(pk=reply_id).update(director={**reply.director, "critic": critic}))
