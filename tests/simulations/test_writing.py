"""Writes that commit together: each gets its own result, and one that fails is undone alone."""

import asyncio

import pytest
from django.db import connection

from simulations.streams import write, writing
from simulations.streams.threads import in_database
from tests.factories import make_team
from trainer.models import Team

pytestmark = pytest.mark.django_db(transaction=True)


def _found(name: str, fault: Exception | None = None) -> int:
    team = make_team(name)
    if fault:
        raise fault
    return int(team.pk)


async def test_each_write_gets_its_own_result():
    keys = await asyncio.gather(*(write(_found, f"Team {n}") for n in range(60)))
    assert await in_database(lambda: set(Team.objects.values_list("pk", flat=True))) == set(keys)


async def test_a_write_that_fails_is_undone_alone():
    faults = (None, ValueError("second"), None)
    results = await asyncio.gather(
        *(write(_found, f"Team {n}", fault) for n, fault in enumerate(faults)), return_exceptions=True
    )
    assert [type(result) for result in results] == [int, ValueError, int]
    assert await in_database(lambda: [team.name for team in Team.objects.order_by("name")]) == [
        "Team 0",
        "Team 2",
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server database commits side by side by itself")
async def test_what_waits_goes_into_one_transaction(monkeypatch):
    sizes: list[int] = []
    together = writing._together

    def counted(functions):
        sizes.append(len(functions))
        return together(functions)

    monkeypatch.setattr(writing, "_together", counted)
    await asyncio.gather(*(write(_found, f"Team {n}") for n in range(writing.MOST + 3)))
    assert sizes == [writing.MOST, 3]


async def test_a_transaction_that_cannot_commit_tells_everybody(monkeypatch):
    def broken(functions: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("simulations.streams.writing._together", broken)
    results = await asyncio.gather(*(write(_found, f"Team {n}") for n in range(3)), return_exceptions=True)
    expected = OSError if connection.vendor == "sqlite" else int
    assert {type(result) for result in results} == {expected}


async def test_somebody_who_left_does_not_hold_up_the_others():
    leaver = asyncio.create_task(write(_found, "Left"))
    await asyncio.sleep(0)
    leaver.cancel()
    assert await write(_found, "Stayed")
    assert await in_database(Team.objects.filter(name="Left").exists)
