"""What must hold before calls can be taken."""

import logging
import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

log = logging.getLogger("rapport.health")


def checks() -> dict[str, str]:
    """Each check by name: `ok`, or `failed` (the reason is in the log, not for visitors)."""
    return {name: _state(name, check) for name, check in CHECKS.items()}


def pending_migrations() -> list[str]:
    """Migrations that the code has and the database has not, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations() -> None:
    if pending := pending_migrations():
        raise RuntimeError(f"{len(pending)} migrations are not applied. Run: manage.py migrate")


def _disk() -> None:
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
        file.write(b"." * 4096)
        file.flush()


def _state(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except (DatabaseError, OSError, RuntimeError):
        log.exception("health check failed: %s", name)
        return "failed"
    return "ok"


CHECKS: dict[str, Callable[[], None]] = {"database": _database, "migrations": _migrations, "disk": _disk}
