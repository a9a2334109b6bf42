"""Whether a pack can be played and graded as its author means it: errors stop it, warnings advise.

`lint` reads a pack that has been built; `lint_file` also reports what keeps a file from being built.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from simulations.packs import lint_cues, lint_notes, lint_people, lint_rubric
from simulations.packs.build import build
from simulations.packs.files import load_document, place
from simulations.packs.pack import Cue, Pack
from simulations.packs.problems import PackError, Problem
from simulations.packs.reach import surfaceable
from simulations.packs.references import find_reference_problems
from simulations.packs.schema import find_problems

Finding = Problem
_UNBUILDABLE = {"schema", "file"}


@dataclass(frozen=True)
class Report:
    """What lint found in one file; `pack` is None where the file cannot be built."""

    file: str
    findings: tuple[Finding, ...]
    pack: Pack | None = None

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level == "error"]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level == "warning"]

    @property
    def surfaceable(self) -> list[tuple[Cue, int]]:
        """What a scripted good recruiter could surface, with the earliest turn."""
        return surfaceable(self.pack) if self.pack else []


def lint(pack: Pack) -> list[Finding]:
    """Return what is wrong (errors) and what is doubtful (warnings) in a pack, errors first."""
    found = [*find_reference_problems(pack.source), *_beyond_references(pack)]
    return sorted(found, key=lambda finding: finding.level != "error")


def _beyond_references(pack: Pack) -> Iterator[Finding]:
    checks: list[Iterable[Finding]] = [
        lint_people.check(pack),
        lint_cues.check(pack),
        lint_rubric.check(pack),
        lint_notes.check(pack),
    ]
    for findings in checks:
        yield from findings


def lint_file(path: str | FilePath) -> Report:
    """Read and lint one file. Never raises for what the file holds: every fault is a finding."""
    try:
        document = load_document(path)
    except PackError as fault:
        return Report(str(path), fault.problems)
    problems = find_problems(document.data)
    if any(problem.code in _UNBUILDABLE for problem in problems):
        return Report(str(path), tuple(place(problems, document)))
    pack = build(document.data)
    findings = place([*problems, *_beyond_references(pack)], document)
    return Report(str(path), tuple(findings), pack)


def lint_files(paths: Iterable[str | FilePath]) -> list[Report]:
    """Lint several files; two files with the same slug are an error in the second."""
    reports: list[Report] = []
    seen: dict[str, str] = {}
    for report in map(lint_file, paths):
        slug = report.pack.slug if report.pack else ""
        if slug and slug in seen:
            twin = Problem(
                "duplicate", ("slug",), f"{seen[slug]} has the slug `{slug}` too", file=report.file
            )
            report = replace(report, findings=(*report.findings, twin))
        seen.setdefault(slug, report.file)
        reports.append(report)
    return reports
