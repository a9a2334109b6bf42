"""Replies are made on threads of their own, which see only what is committed; these fixtures commit and tidy up."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session

from simulations.models import Call, ModelSpending
from tests.factories import make_person
from trainer.models import User


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A database in which commits are real. People and calls made in it are deleted; migrated rows stay."""
    with django_db_blocker.unblock():
        last = User.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        yield
        Call.objects.all().delete()
        ModelSpending.objects.all().delete()
        User.objects.filter(pk__gt=last).delete()
        Session.objects.all().delete()


@pytest.fixture
def learner(committed) -> User:
    return make_person("Ines")


@pytest.fixture
def somebody_else(committed) -> User:
    return make_person("Kofi")
