"""Writes that commit together: each gets its own result, and one that fails is undone alone."""

import asyncio

import pytest
from django.db import connection

from simulations.streams import write, writing
from simulations.streams.threads import in_database
from tests.factories import make_person
from trainer.models import User

pytestmark = pytest.mark.usefixtures("committed")


def _found(name: str, fault: Exception | None = None) -> int:
    person = make_person(name)
    if fault:
        raise fault
    return int(person.pk)


def kept() -> set[str]:
    return set(User.objects.filter(first_name__startswith="Team").values_list("first_name", flat=True))


async def test_each_write_gets_its_own_result():
    keys = await asyncio.gather(*(write(_found, f"Team{n}") for n in range(60)))
    assert await in_database(User.objects.filter(pk__in=keys).count) == 60


async def test_a_write_that_fails_is_undone_alone():
    faults = (None, ValueError("second"), None)
    results = await asyncio.gather(
        *(write(_found, f"Team{n}", fault) for n, fault in enumerate(faults)), return_exceptions=True
    )
    assert [type(result) for result in results] == [int, ValueError, int]
    assert await in_database(kept) == {"Team0", "Team2"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server database commits side by side by itself")
async def test_what_waits_goes_into_one_transaction(monkeypatch):
    sizes: list[int] = []
    together = writing._together

    def counted(functions):
        sizes.append(len(functions))
        return together(functions)

    monkeypatch.setattr(writing, "_together", counted)
    await asyncio.gather(*(write(_found, f"Team{n}") for n in range(writing.MOST + 3)))
    assert sizes == [writing.MOST, 3]


async def test_a_transaction_that_cannot_commit_tells_everybody(monkeypatch):
    def broken(functions: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("simulations.streams.writing._together", broken)
    results = await asyncio.gather(*(write(_found, f"Team{n}") for n in range(3)), return_exceptions=True)
    expected = OSError if connection.vendor == "sqlite" else int
    assert {type(result) for result in results} == {expected}


async def test_somebody_who_left_does_not_hold_up_the_others():
    leaver = asyncio.create_task(write(_found, "Left"))
    await asyncio.sleep(0)
    leaver.cancel()
    assert await write(_found, "Stayed")
