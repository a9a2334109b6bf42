"""The directory as the recruiter sees it within a call: who is there, how well they are known, what they allowed."""

from dataclasses import dataclass
from datetime import datetime

from simulations.calls.memory import ties_of
from simulations.models import Call, PermissionNote
from simulations.packs.pack import DirectoryEntry, Pack

KNOWN = ("Not yet known", "Known by name", "Known well", "Known very well")


@dataclass(frozen=True)
class Contact:
    """One entry of the directory and what can be done about it now."""

    entry: DirectoryEntry
    callable: bool
    on_line: bool
    spoken: bool
    """Has the recruiter talked to them in this call?"""
    over: bool
    """Have they said goodbye in this call?"""
    last_contact: datetime | None
    allowed: str
    """What they allowed in an earlier call and still holds, in their own words."""
    until: datetime | None
    note: PermissionNote | None

    @property
    def work(self) -> str:
        """Role and level, the level only where the role does not say it already."""
        return work_of(self.entry)

    @property
    def known(self) -> str:
        return KNOWN[min(3, max(0, self.entry.relationship))]


def work_of(entry: DirectoryEntry) -> str:
    """ "Lead engineer", or "Engineer, senior" where the role leaves the level out."""
    said = entry.level.casefold() in entry.role.casefold()
    return entry.role if said or not entry.level else f"{entry.role}, {entry.level}".strip(", ")


def contacts_of(call: Call, pack: Pack, on_line: str, ended: dict[str, str]) -> tuple[Contact, ...]:
    """Every entry of the directory, in authored order. `ended` holds how each talk so far has ended, "" while open."""
    if not pack.directory:
        return ()
    callable_keys = {persona.key for persona in pack.personas[1:]}
    ties = ties_of(call.learner, {entry.key: entry.name for entry in pack.directory}) if call.carried else {}
    notes = {note.colleague: note for note in call.permissions.all()}
    return tuple(
        Contact(
            entry=entry,
            callable=entry.key in callable_keys,
            on_line=entry.key == on_line,
            spoken=entry.key in ended,
            over=bool(ended.get(entry.key)),
            last_contact=ties[entry.key].last_contact if entry.key in ties else None,
            allowed=ties[entry.key].permission if entry.key in ties else "",
            until=ties[entry.key].until if entry.key in ties else None,
            note=notes.get(entry.key),
        )
        for entry in pack.directory
    )
