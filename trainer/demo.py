"""The demo: a small organisation with a cast whose password is known, and whatever the apps add to it.

Apps further right add their part from `AppConfig.ready`, in the order in which it must happen:

    register_demo_step("courses", load_courses, order=20)

A step is safe to run again, changes nothing that a person has edited, and says in a few words what it did.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from trainer import people
from trainer.models import Role, Team, User
from trainer.people import roles

PASSWORD = "rehearse-the-call"  # noqa: S105 - the demo's, printed on its own login page
PLATFORM, FIELD = "Platform hiring", "Field hiring"

Step = Callable[[], str]


@dataclass(frozen=True)
class Member:
    """One of the cast."""

    first_name: str
    last_name: str
    role: Role
    team: str = ""

    @property
    def email(self) -> str:
        return f"{self.first_name.lower()}@rapport.example"

    @property
    def label(self) -> str:
        return ", ".join(filter(None, [str(self.role.label), self.team]))


CAST = (
    Member("Ines", "Duarte", Role.LEARNER, PLATFORM),
    Member("Kofi", "Mensah", Role.LEARNER, PLATFORM),
    Member("Hanne", "Vik", Role.LEAD, PLATFORM),
    Member("Ruth", "Adeyemi", Role.MANAGER),
    Member("Pavel", "Novak", Role.LEARNER, FIELD),
    Member("Lucia", "Romano", Role.LEAD, FIELD),
    Member("Sam", "Okoro", Role.OPERATOR),
)

_steps: dict[str, tuple[int, Step]] = {}


def register_demo_step(name: str, step: Step, order: int = 50) -> None:
    """Add a step, or replace the one of the same name. Lower orders run first; the cast is there before any."""
    _steps[name] = (order, step)


def load() -> Iterator[tuple[str, str]]:
    """Run every step; yields its name and what it did."""
    yield "people", load_cast()
    for name, (_order, step) in sorted(_steps.items(), key=lambda item: (item[1][0], item[0])):
        yield name, step()
    roles.sync_group()


@transaction.atomic
def load_cast() -> str:
    """Make the teams and the cast where they are missing. Nobody's password or role is touched again."""
    name_site()
    there = set(User.objects.values_list("email", flat=True))
    missing = [member for member in CAST if member.email not in there]
    teams = {name: Team.objects.get_or_create(name=name)[0] for name in (PLATFORM, FIELD)} if missing else {}
    for member in missing:
        add(member, teams.get(member.team))
    return _("%(count)d people added") % {"count": len(missing)} if missing else _("already there")


def add(member: Member, team: Team | None) -> User:
    """One of the cast, with a confirmed address and the demo's password."""
    person = people.create(
        member.email,
        first_name=member.first_name,
        last_name=member.last_name,
        role=member.role,
        team=team,
        password=PASSWORD,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def name_site() -> None:
    """Give the site that Wagtail's migrations made the name of the product, unless somebody has named it."""
    Site.objects.filter(is_default_site=True, site_name="").update(site_name="Rapport")
