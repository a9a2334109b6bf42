"""What an L&D manager does with people and teams. Every refusal says why (`Refused`)."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from trainer.models import ASSIGNABLE, Role, Team, User
from trainer.people import roles

log = logging.getLogger("rapport.people")
person_deactivated = Signal()
"""Sent after the commit with `person`, who may not sign in any more: what they had open is to be closed."""


class Refused(Exception):
    """The act is not allowed; the message is for the person who tried it."""


class Unsent(Exception):
    """The e-mail could not be handed to the mail server; everything else is done. `person` is whom it was for."""

    def __init__(self, person: User) -> None:
        self.person = person
        super().__init__(
            _("The e-mail to %(email)s could not be sent. Hand over the link instead.")
            % {"email": person.email}
        )


def manageable(by: User) -> QuerySet[User]:
    """The people whom `by` may see and change: everybody, and operators only for an operator."""
    people = User.objects.select_related("team")
    return people if by.is_superuser else people.exclude(is_superuser=True).exclude(role=Role.OPERATOR)


@transaction.atomic
def create(
    email: str,
    *,
    first_name: str = "",
    last_name: str = "",
    role: str = Role.LEARNER,
    team: Team | None = None,
    password: str | None = None,
) -> User:
    """Add a person. Without a password they cannot sign in until they set one."""
    email = email.strip().lower()
    person = User(
        username=email[:150],
        email=email,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        role=role,
        team=team,
        is_superuser=role == Role.OPERATOR,
        is_staff=role == Role.OPERATOR,
    )
    person.set_password(password)
    person.save()
    roles.sync_role(person)
    return person


def invite(by: User, email: str, **details: Any) -> User:
    """Add a person, then write them an e-mail with a link that sets their password (Unsent: only that failed)."""
    if details.get("role", Role.LEARNER) not in ASSIGNABLE:
        raise Refused(_("An operator is made on the server, not invited."))
    person = create(email, **details)
    send_invitation(by, person)
    return person


def send_invitation(by: User, person: User) -> None:
    """The invitation. Its link works once, for PASSWORD_RESET_TIMEOUT seconds."""
    context = {
        "by": by,
        "person": person,
        "link": settings.SITE_URL.rstrip("/") + password_path(person),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
        "site": settings.SITE_URL,
    }
    subject = " ".join(render_to_string("emails/invitation_subject.txt", context).split())
    try:
        send_mail(subject, render_to_string("emails/invitation.txt", context), None, [person.email])
    except OSError as fault:
        log.error("an invitation could not be sent: %s", type(fault).__name__)
        raise Unsent(person) from fault


def password_path(person: User) -> str:
    """The path at which `person`, and nobody else, can set a password."""
    key = default_token_generator.make_token(person)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )


def change(by: User, person: User, *, first_name: str, last_name: str, role: str, team: Team | None) -> User:
    """Set name, role and team. Nobody changes their own role or an operator's."""
    with _acting(by, person):
        _guard_operator(by, person)
        if role != person.role:
            _guard_role(by, person, role)
        person.first_name, person.last_name = first_name.strip(), last_name.strip()
        person.role, person.team = role, team
        person.save(update_fields=["first_name", "last_name", "role", "team"])
        roles.sync_role(person)
    return person


def deactivate(by: User, person: User) -> None:
    """Take away the right to sign in, from the next request on. Their work is kept, what they had open is closed."""
    with _acting(by, person):
        _guard_operator(by, person)
        if person.pk == by.pk:
            raise Refused(_("You cannot deactivate yourself. Ask another L&D manager."))
        person.is_active = False
        person.save(update_fields=["is_active"])
    person_deactivated.send(sender=User, person=person)


def reactivate(by: User, person: User) -> None:
    """Undo `deactivate`."""
    _guard_operator(by, person)
    person.is_active = True
    person.save(update_fields=["is_active"])


@contextmanager
def _acting(by: User, person: User) -> Iterator[None]:
    """A transaction in which `by` still keeps people: two who remove each other at once would lock everybody out."""
    with transaction.atomic():
        both = User.objects.select_for_update().filter(pk__in={by.pk, person.pk}).order_by("pk")
        now = {found.pk: found for found in both}[by.pk]
        if not now.is_active or now.role not in {Role.MANAGER, Role.OPERATOR}:
            raise Refused(_("You no longer manage people here."))
        yield


def _guard_operator(by: User, person: User) -> None:
    if (person.is_superuser or person.role == Role.OPERATOR) and not by.is_superuser:
        raise Refused(_("Only an operator can change an operator."))


def _guard_role(by: User, person: User, role: str) -> None:
    if person.pk == by.pk:
        raise Refused(_("You cannot change your own role. Ask another L&D manager."))
    if role not in ASSIGNABLE:
        raise Refused(_("An operator is made on the server (manage.py createsuperuser)."))
    if person.is_superuser:
        raise Refused(_("An operator keeps that role until it is taken away on the server."))
