"""Each cue's way: available, unlocked, disclosed, noticed, used, misused (GRADING, "Personalization")."""

from collections.abc import Mapping

from simulations.grading.asking import asked_in_vain
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.disclosure import find_disclosures
from simulations.grading.links import Links, passages
from simulations.grading.misusing import Misuse
from simulations.grading.profiles import CueProfile, Profiles, profiles_for
from simulations.grading.scorecard import CueFate, Flag
from simulations.grading.unlocking import unlocked_by
from simulations.grading.using import Uptake


def read_funnel(
    record: CallRecord,
    flags: list[Flag],
    tellers: Mapping[str, Spoken],
    unlocked: Mapping[str, str] | None = None,
    asked: Mapping[str, str] | None = None,
) -> tuple[CueFate, ...]:
    """Return the fate of every cue, in authored order.

    `tellers` come from `tellings`; `unlocked` and `asked` map cue keys to sentence ids where the call's director
    recorded them, and are read from the recruiter's questions without.
    """
    profiles = profiles_for(record.pack, record.embedder)
    first = min((told.place for told in tellers.values()), default=(len(record.transcript.lines), 0))
    has_red = any(profile.cue.legality == "red" for profile in profiles.cues)
    read = passages(record, (-1, -1) if has_red else first)
    links = Links(record, profiles)
    uptake = Uptake(record, profiles, links, read)
    misuse = Misuse(record, links, read, flags)
    fates = []
    for profile in profiles.cues:
        key = profile.cue.key
        told = tellers.get(key)
        vain = None if told else _asked(record, profile, profiles, asked)
        spoiled = [passage.written for passage in misuse.passages(profile, told) if passage.written >= 0]
        used = uptake.used(profile, told, tellers, spoiled) if told else []
        wrong = misuse.of(profile, told, used)
        used = (
            [evidence for evidence in used if evidence not in wrong] if profile.cue.legality != "red" else []
        )
        fates.append(
            CueFate(
                cue=key,
                unlocked=(unlocked or {}).get(key) or unlocked_by(record, profile, told, vain),
                disclosed=told.id if told else None,
                noticed=tuple(uptake.noticed(profile, told, used)) if told else (),
                used=tuple(uptake.standing(used)),
                misused=tuple(wrong),
                asked=vain,
            )
        )
    return tuple(fates)


def _asked(
    record: CallRecord, profile: CueProfile, profiles: Profiles, known: Mapping[str, str] | None
) -> str | None:
    """The question that met a closed door, by the director's record or by its words."""
    if known is None:
        return asked_in_vain(record, profile, profiles)
    sentence = known.get(profile.cue.key)
    return sentence if sentence in record.by_id else None


def tellings(record: CallRecord, disclosed: Mapping[str, str] | None) -> dict[str, Spoken]:
    """By cue key the sentence that told it: as the director recorded it, or read from the answering side's words."""
    if disclosed is None:
        return find_disclosures(record, profiles_for(record.pack, record.embedder))
    return {cue: record.by_id[sentence] for cue, sentence in disclosed.items() if sentence in record.by_id}
