"""Makers of test data. They use the product's own verbs, so that a test cannot build what the product cannot."""

from itertools import count
from typing import Any

from trainer import people
from trainer.models import Role, Team, User

PASSWORD = "a long enough phrase"
_numbers = count(1)


def make_team(name: str = "") -> Team:
    return Team.objects.create(name=name or f"Team {next(_numbers)}")


def make_person(
    first_name: str = "Noor", role: str = Role.LEARNER, team: Team | None = None, **more: Any
) -> User:
    """A person who can sign in with PASSWORD, or with `more["password"]` (None: nobody has set one yet)."""
    more.setdefault("password", PASSWORD)
    email = more.pop("email", f"{first_name.lower()}{next(_numbers)}@rapport.example")
    return people.create(email, first_name=first_name, role=role, team=team, **more)
