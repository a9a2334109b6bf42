"""`manage.py serve`: the site at HOST and PORT until Ctrl-C or SIGTERM."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import CommandError

from trainer.operations import processes, start
from trainer.operations.health import pending_migrations
from trainer.people import roles


class Command(start.StartCommand):
    help = "Serve the site with its background worker. HOST, PORT, WORKERS and THREADS come from the environment."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.HOST)
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--workers", type=int, default=settings.WORKERS, help="processes")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        self.refuse_unready()
        start.refuse_silent_cache()
        start.refuse_taken_port(host, port)
        roles.sync_group()
        shown = "localhost" if host in {"0.0.0.0", "127.0.0.1", "::"} else host  # noqa: S104 - compared, not bound
        self.stdout.write(f"Rapport is at http://{shown}:{port}/  (Ctrl-C stops it)")
        self.stdout.flush()
        run(host, port, workers)

    def refuse_unready(self) -> None:
        """Stop before anybody is let in to a half-installed site."""
        if pending := pending_migrations():
            raise CommandError(f"{len(pending)} migrations are not applied. Run: manage.py migrate")
        manifest = settings.STATIC_ROOT / "staticfiles.json"
        if not settings.LOCAL and not manifest.is_file():
            raise CommandError("The static files are not collected. Run: manage.py collectstatic --no-input")


def run(host: str, port: int, workers: int) -> None:
    """Serve until stopped. Open streams get 30 seconds to end."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    processes.lead()
    Server(
        "trainer.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=30,
        respawn_failed_workers=True,
    ).serve()
