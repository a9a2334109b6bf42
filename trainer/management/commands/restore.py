"""`manage.py restore PATH`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command

from trainer.operations import backups
from trainer.people import roles


class Command(BaseCommand):
    help = "Put back what `backup` wrote, and bring it up to this version. Stop the site before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument(
            "--force", action="store_true", help="replace an installation that has people in it"
        )

    def handle(self, *args: Any, path: Path, force: bool, **options: Any) -> None:
        try:
            backups.restore(path, force=force)
        except (backups.BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0, interactive=False)
        roles.sync_group()
        self.stdout.write(f"Restored {path}. Start the site again: manage.py serve")
