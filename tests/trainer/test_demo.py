import io

import pytest
from django.core.management import CommandError, call_command

from trainer import demo
from trainer.models import Role, Team, User


@pytest.fixture(autouse=True)
def only_the_house(monkeypatch):
    monkeypatch.setattr(demo, "_steps", {})


def load() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_the_demo_makes_a_cast_that_can_sign_in_and_prints_it(client, db):
    printed = load()
    for member in demo.CAST:
        assert member.email in printed
        assert client.login(email=member.email, password=demo.PASSWORD)
    assert demo.PASSWORD in printed and "/account/login/" in printed
    assert {person.role for person in User.objects.all()} == set(Role)


def test_a_second_run_changes_nothing(db):
    load()
    ines = User.objects.get(email="ines@rapport.example")
    ines.set_password("their own phrase")
    ines.team = None
    ines.save()
    Team.objects.filter(name=demo.PLATFORM).update(name="Renamed")
    assert "already there" in load()
    ines.refresh_from_db()
    assert ines.check_password("their own phrase") and ines.team is None
    assert {team.name for team in Team.objects.all()} == {"Renamed", demo.FIELD}


def test_steps_run_after_the_cast_in_their_order(db):
    seen = []
    demo.register_demo_step("courses", lambda: seen.append(User.objects.count()) or "five lessons", order=20)
    demo.register_demo_step("scenarios", lambda: "two", order=10)
    assert [name for name, _ in demo.load()] == ["people", "scenarios", "courses"]
    assert seen == [len(demo.CAST)]


def test_the_demo_is_never_loaded_into_a_public_site(db, settings):
    settings.LOCAL = False
    with pytest.raises(CommandError, match="password is public"):
        load()
    assert User.objects.count() == 0
