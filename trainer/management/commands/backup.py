"""`manage.py backup PATH`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from trainer.operations import backups


class Command(BaseCommand):
    help = "Write the database and the uploaded files into one archive. The site may go on meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="for example /backups/rapport-2026-11-22.tar.gz")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        try:
            size = backups.backup(path)
        except (backups.BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{path}: {size / 1e6:.1f} MB. It holds personal data; keep it where others cannot read it."
        )
