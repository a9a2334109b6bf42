"""Load course folders into pages."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from courses.lesson_files import LessonFileError
from courses.loading import load_course


class Command(BaseCommand):
    help = "Load course folders (course.yaml and one Markdown file a lesson). An author's edits are kept and reported."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="Overwrite pages that were edited in the admin."
        )

    def handle(self, *args: Any, folders: list[Path], replace: bool, **options: Any) -> None:
        with transaction.atomic():
            for folder in folders:
                try:
                    report = load_course(folder, replace)
                except (LessonFileError, OSError) as error:
                    raise CommandError(f"{error}. Nothing was written.") from error
                for line in report or ["nothing changed"]:
                    self.stdout.write(f"{folder.name}: {line}")
