"""The fixed cast: a recruiter, her teammate, her lead, the L&D manager, two people of another team, the operator."""

import asyncio
from collections.abc import Iterator

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Collection, Locale, Page, Site

from simulations.streams.threads import release_connections
from tests.factories import make_person, make_team
from trainer.models import Role, Team, User


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment,
    django_db_modify_db_settings,
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
) -> Iterator[None]:
    """The test database, whoever asks for it.

    The plugin's own fixture makes none when no collected test carries its marker; fixtures that really commit would
    then write into the database of the site. The threads of the calls and of asynchronous requests let go of
    it before it goes.
    """
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with django_db_blocker.unblock():
        made = setup_databases(0, interactive=False, keepdb=django_db_keepdb and not django_db_createdb)
    yield
    release_connections()
    asyncio.run(sync_to_async(connections.close_all)())
    with django_db_blocker.unblock():
        teardown_databases(made, 0, keepdb=django_db_keepdb)


@pytest.fixture(autouse=True)
def quick_and_clean(settings):
    """Cheap password hashes, and no throttle or cached value left over from the test before."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    yield
    cache.clear()


@pytest.fixture
def team(db) -> Team:
    return make_team("Platform hiring")


@pytest.fixture
def other_team(db) -> Team:
    return make_team("Field hiring")


@pytest.fixture
def recruiter(team) -> User:
    return make_person("Ines", last_name="Duarte", team=team)


@pytest.fixture
def teammate(team) -> User:
    return make_person("Kofi", last_name="Mensah", team=team)


@pytest.fixture
def lead(team) -> User:
    return make_person("Hanne", Role.LEAD, team, last_name="Vik")


@pytest.fixture
def manager(db) -> User:
    return make_person("Ruth", Role.MANAGER, last_name="Adeyemi")


@pytest.fixture
def stranger(other_team) -> User:
    return make_person("Pavel", team=other_team, last_name="Novak")


@pytest.fixture
def other_lead(other_team) -> User:
    return make_person("Lucia", Role.LEAD, other_team, last_name="Romano")


@pytest.fixture
def operator(db) -> User:
    return make_person("Sam", Role.OPERATOR, last_name="Okoro")


@pytest.fixture
def cast(recruiter, teammate, lead, manager, stranger, other_lead, operator) -> dict[str, User | None]:
    """Everybody by name, and the visitor who is nobody yet."""
    return {
        "visitor": None,
        "recruiter": recruiter,
        "teammate": teammate,
        "lead": lead,
        "manager": manager,
        "stranger": stranger,
        "other_lead": other_lead,
        "operator": operator,
    }


@pytest.fixture
def sign_in():
    """`sign_in(person)` is a client of theirs; `sign_in(None)` is a visitor's."""

    def _sign_in(person: User | None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return _sign_in


@pytest.fixture(autouse=True)
def site_tree(request):
    """Wagtail's first pages, which a test that really commits has flushed away, are there again for every test."""
    if request.node.get_closest_marker("django_db") or {"db", "transactional_db"} & set(request.fixturenames):
        request.getfixturevalue("_django_db_helper")
        plant_site_tree()


def plant_site_tree() -> None:
    """What Wagtail's own migrations make: a locale, the root, the first page, the site and the root collection."""
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Page.objects.filter(depth=2).exists():
        root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))
        home = root.add_child(instance=Page(title="Home", slug="home"))
        Site.objects.get_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
        )
