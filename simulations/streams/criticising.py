"""After a reply: an exchange read at leisure. Nobody waits for it, and any failure leaves everything as it was."""

import logging

from django.conf import settings

from simulations.calls.criticised import keep_finding, load_exchange
from simulations.candidates.brief import ReplyPart
from simulations.candidates.critic import configured_critic
from simulations.streams.threads import in_database
from simulations.streams.writing import write

logger = logging.getLogger(__name__)


def is_for_the_critic(last: ReplyPart) -> bool:
    """Only a whole reply of a model is read, and only where the site wants it."""
    return bool(settings.RAPPORT_CRITIC) and last.end == "complete" and last.engine == "model"


async def criticise(reply_id: int) -> None:
    """Read the exchange that this reply closed and keep what is found. Never raises."""
    try:
        critic = configured_critic(write)
        exchange = await in_database(load_exchange, reply_id) if critic else None
        finding = await critic.read(exchange) if critic and exchange else None
        if finding:
            await write(keep_finding, reply_id, finding)
    except Exception:
        logger.exception("The critic could not read the exchange of turn %s", reply_id)
