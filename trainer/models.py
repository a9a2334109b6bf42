"""People and the teams they belong to."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Team(models.Model):
    """A group of recruiters with leads; the boundary inside one organisation."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("team")

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    LEARNER = "learner", _("Recruiter")
    LEAD = "lead", _("Team lead")
    MANAGER = "manager", _("L&D manager")
    OPERATOR = "operator", _("Operator")


ASSIGNABLE = (Role.LEARNER, Role.LEAD, Role.MANAGER)
"""Roles that a person can give. An operator is made on the server (`manage.py createsuperuser`)."""


class PersonManager(UserManager["User"]):
    """Makes the operator of `createsuperuser` an operator by role too."""

    def create_superuser(self, *args: Any, **fields: Any) -> "User":
        return super().create_superuser(*args, **{"role": Role.OPERATOR, **fields})


class User(AbstractUser):
    """A person who signs in. The role decides what they may open (`trainer.access`)."""

    email = models.EmailField(_("e-mail address"), unique=True)
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.LEARNER)
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="members", verbose_name=_("team")
    )

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        ordering = ["last_name", "first_name", "username"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
