"""`manage.py demo`: what `make demo` loads."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command

from trainer import demo
from trainer.operations import start
from trainer.operations.health import pending_migrations


class Command(start.StartCommand):
    help = (
        "Load the demo: the site, its cast with a known password, courses and scenarios. Safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError(
                f"The demo's password is public, so it is never loaded into {settings.SITE_URL}. "
                "Unset SITE_URL and ALLOWED_HOSTS to try it on this machine."
            )
        if pending_migrations():
            self.stdout.write("Making the tables (half a minute, once)...")
            call_command("migrate", verbosity=0, interactive=False)
        for name, done in demo.load():
            self.stdout.write(f"  {name}: {done}")
        self.stdout.write(
            f"\nSign in at {settings.SITE_URL}/account/login/ with the password {demo.PASSWORD}"
        )
        for member in demo.CAST:
            self.stdout.write(f"  {member.email:26} {member.label}")
        self.stdout.write("")
