"""The offer package: parts that are chosen and worded, each of which may name the line it answers."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction

from simulations.calls.cleaning import clean
from simulations.calls.follow_up import save_follow_up, send_follow_up
from simulations.calls.refusals import WordsRefused
from simulations.models import Call, FollowUpMessage
from simulations.packs.pack import OfferPart, Pack
from simulations.transcripts import Touch

STANDARD = (
    OfferPart("start-date", "Start date"),
    OfferPart("place", "Place and hours"),
    OfferPart("people", "People to meet first"),
    OfferPart("allowances", "Allowances and extras"),
    OfferPart("welcome", "Welcome"),
)
PART_LENGTH = 1_200


@dataclass(frozen=True)
class Chosen:
    """One part as the recruiter offers it: a choice, or words of their own, and the line it answers."""

    part: str
    choice: str = ""
    text: str = ""
    because: str = ""

    @property
    def words(self) -> str:
        """What stands in the letter."""
        return self.text or self.choice


def parts_of(pack: Pack) -> tuple[OfferPart, ...]:
    """What an offer of this scenario is made of."""
    return pack.offer_parts or STANDARD


def save_offer(call: Call, pack: Pack, chosen: Iterable[Chosen]) -> FollowUpMessage:
    """Keep the package as a draft. Parts that the scenario does not have are left out.

    Raises WordsRefused for a part that is too long, and like `save_follow_up`.
    """
    kept = _kept(pack, chosen)
    with transaction.atomic():
        draft = save_follow_up(call, _letter(kept), _touches(kept))
        draft.parts = [asdict(item) for item in kept]
        draft.save(update_fields=["parts"])
    return draft


def send_offer(call: Call, pack: Pack, chosen: Iterable[Chosen]) -> FollowUpMessage:
    """Send the package and ask for the call to be read. Raises like `save_offer`, and for an empty one."""
    kept = _kept(pack, chosen)
    save_offer(call, pack, kept)
    return send_follow_up(call, _letter(kept), _touches(kept))


def _kept(pack: Pack, chosen: Iterable[Chosen]) -> list[Chosen]:
    by_part = {item.part: item for item in chosen}
    kept = []
    for part in parts_of(pack):
        item = by_part.get(part.key, Chosen(part.key))
        text = clean(item.text).text
        if len(text) > PART_LENGTH:
            raise WordsRefused(
                f"“{part.title}” has {len(text):,} characters; a part may have {PART_LENGTH:,}."
            )
        choice = item.choice if item.choice in part.choices else ""
        if text or choice:
            kept.append(Chosen(part.key, choice, text, item.because))
    return kept


def _letter(kept: Iterable[Chosen]) -> str:
    return "\n".join(item.words for item in kept)


def _touches(kept: Iterable[Chosen]) -> list[Touch]:
    return [Touch(item.words, item.because) for item in kept if item.because]
