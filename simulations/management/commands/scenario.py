"""`manage.py scenario lint|import|export`: scenario packs on the command line (FORMATS, "Commands")."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, transaction

from simulations.packs.lint import Report, lint_files
from simulations.packs.problems import PackError, Problem, path_text

SUFFIX = ".scenario.yaml"


class Command(BaseCommand):
    help = "Check, import or export scenario packs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        check = verbs.add_parser("lint", help="Report errors and warnings of packs; needs no database.")
        check.add_argument("paths", nargs="+", metavar="PATH")
        check.add_argument("--json", action="store_true", help="Print JSON only.")
        bring = verbs.add_parser("import", help="Write packs into the site: all of them, or none.")
        bring.add_argument("paths", nargs="+", metavar="PATH")
        bring.add_argument("--replace", action="store_true", help="Overwrite what was edited in the admin.")
        give = verbs.add_parser("export", help="Print packs, or write one file for each.")
        give.add_argument("slugs", nargs="+", metavar="SLUG")
        give.add_argument("--to", metavar="FOLDER", help=f"Write SLUG{SUFFIX} files here.")

    def handle(self, *args: Any, **options: Any) -> None:
        verb = options["verb"]
        if verb == "lint":
            self._lint(options["paths"], as_json=options["json"])
        elif verb == "import":
            self._import(options["paths"], replace=options["replace"])
        else:
            self._export(options["slugs"], options["to"])

    def _lint(self, paths: list[str], as_json: bool) -> None:
        reports = lint_files(_files(paths))
        if as_json:
            self.stdout.write(json.dumps(_as_json(reports), ensure_ascii=False, indent=2))
        else:
            for report in reports:
                self._print(report)
        errors = sum(len(report.errors) for report in reports)
        if errors:
            raise CommandError(f"{errors} error{'' if errors == 1 else 's'} found.")

    def _print(self, report: Report) -> None:
        for finding in report.findings:
            style = self.style.ERROR if finding.level == "error" else self.style.WARNING
            self.stdout.write(f"{style(finding.level)} {finding}")
        self.stdout.write(f"{report.file}: {len(report.errors)} errors, {len(report.warnings)} warnings")
        if report.pack:
            told = ", ".join(f"{cue.key} (turn {turn})" for cue, turn in report.surfaceable)
            count = f"{len(report.surfaceable)} of {len(report.pack.cues)} cues"
            self.stdout.write(f"  a good recruiter could surface {count}: {told or 'none'}")

    def _import(self, paths: list[str], replace: bool) -> None:
        from simulations.packs.snippets import import_pack

        reports = lint_files(_files(paths))
        errors = [error for report in reports for error in report.errors]
        if errors:
            raise CommandError("\n".join([*map(str, errors), "Nothing was imported."]))
        packs = [report.pack for report in reports if report.pack]
        try:
            with transaction.atomic():
                outcomes = [import_pack(pack, replace=replace) for pack in packs]
        except DatabaseError as fault:
            raise CommandError(f"Nothing was imported: {_database_advice(fault)}") from fault
        for outcome in outcomes:
            self.stdout.write(str(outcome))

    def _export(self, slugs: list[str], folder: str | None) -> None:
        texts = {slug: _exported(slug) for slug in slugs}
        if folder is None:
            self.stdout.write("---\n".join(texts.values()), ending="")
            return
        target = Path(folder)
        try:
            target.mkdir(parents=True, exist_ok=True)
            for slug, text in texts.items():
                (target / f"{slug}{SUFFIX}").write_text(text, encoding="utf-8")
                self.stdout.write(str(target / f"{slug}{SUFFIX}"))
        except OSError as fault:
            reason = f"{fault.filename}: cannot be written: {fault.strerror}"
            raise CommandError(f"{reason}. Name a folder that you may write to.") from fault


def _files(paths: Iterable[str]) -> list[Path]:
    """The files named, and those packs that lie in the folders named."""
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not inside:
            raise CommandError(f"{path}: holds no *{SUFFIX} file")
        found.extend(inside)
    return found


def _exported(slug: str) -> str:
    from simulations.models.authoring import Scenario
    from simulations.packs.snippets import export

    try:
        return export(slug)
    except Scenario.DoesNotExist as fault:
        raise CommandError(f"There is no scenario “{slug}”.") from fault
    except PackError as fault:
        raise CommandError(f"The scenario “{slug}” cannot be exported:\n{fault}") from fault
    except DatabaseError as fault:
        raise CommandError(f"Nothing was exported: {_database_advice(fault)}") from fault


def _database_advice(fault: Exception) -> str:
    return f"the database is not ready ({fault}). Run `manage.py migrate` first."


def _as_json(reports: list[Report]) -> dict[str, Any]:
    return {
        "errors": sum(len(report.errors) for report in reports),
        "warnings": sum(len(report.warnings) for report in reports),
        "files": [
            {
                "file": report.file,
                "slug": report.pack.slug if report.pack else None,
                "errors": [_finding_json(finding) for finding in report.errors],
                "warnings": [_finding_json(finding) for finding in report.warnings],
                "cues": len(report.pack.cues) if report.pack else None,
                "surfaceable": [{"cue": cue.key, "turn": turn} for cue, turn in report.surfaceable],
            }
            for report in reports
        ],
    }


def _finding_json(finding: Problem) -> dict[str, Any]:
    return {
        "code": finding.code,
        "line": finding.line,
        "path": path_text(finding.path),
        "message": finding.message,
    }
