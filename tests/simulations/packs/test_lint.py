"""Lint names what stops a pack (errors) and what an author should look at again (warnings)."""

import copy
from pathlib import Path

import pytest

from simulations.packs.files import load_pack
from simulations.packs.lint import lint, lint_file, lint_files
from simulations.packs.reach import reach, surfaceable
from simulations.packs.schema import parse

SOURCE = load_pack("content/scenarios/relocating-engineer.scenario.yaml").source
SCENARIOS = sorted(Path("content/scenarios").glob("*.scenario.yaml"))


@pytest.fixture
def data():
    return copy.deepcopy(SOURCE)


def cue(data, index):
    return data["personas"][0]["cues"][index]


def codes(data, level):
    return {finding.code for finding in lint(parse(data)) if finding.level == level}


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.name)
def test_the_shipped_packs_are_without_findings_and_a_cue_can_surface_in_every_turn_or_all_do(path):
    report = lint_file(path)

    assert report.findings == ()
    told = report.pack.told_at_start
    assert len(report.surfaceable) == min(len(report.pack.cues), len(told) + report.pack.max_turns)


@pytest.mark.parametrize(
    "gate",
    [
        {"any": [{"trust": 6}]},
        {"any": [{"turn": 99}]},
        {"all": ["asked", {"after": "climbing"}, {"turn": 30}]},
        {"any": [{"after": "climbing"}]},
    ],
)
def test_a_gate_that_can_never_open_is_an_error(data, gate):
    cue(data, 0)["gate"] = gate

    assert codes(data, "error") == {"closed_gate"}


def test_cues_that_wait_for_each_other_never_open(data):
    cue(data, 0)["gate"] = {"all": [{"after": "night-bus"}]}
    cue(data, 3)["gate"] = {"all": ["asked", {"after": "climbing"}]}

    assert codes(data, "error") == {"closed_gate"}
    assert [found.turn for found in reach(parse(data))] == [None, 1, 1, None]


def test_a_chain_of_cues_opens_turn_by_turn(data):
    cue(data, 1)["gate"] = {"all": [{"after": "climbing"}]}
    cue(data, 2)["gate"] = {"all": [{"after": "school-year"}, {"turn": 6}]}
    pack = parse(data)

    assert [found.turn for found in reach(pack)] == [1, 2, 6, 1]
    assert [(told.key, turn) for told, turn in surfaceable(pack)] == [
        ("climbing", 1), ("night-bus", 2), ("school-year", 3), ("quiet-credit", 6),
    ]  # fmt: skip


def test_trust_beyond_the_turns_there_are_is_out_of_reach(data):
    data["max_turns"] = 2
    data["personas"][0]["trust_profile"] = "slow"
    cue(data, 2)["gate"] = {"any": [{"trust": 4}]}

    assert codes(data, "error") == {"closed_gate"}


def test_a_persona_without_lines_is_an_error(data):
    persona = data["personas"][0]
    persona["asks"] = []
    persona["cues"] = []

    assert "persona_without_lines" in codes(data, "error")


def test_a_cue_without_lines_is_an_error(data):
    cue(data, 1)["lines"] = []

    assert codes(data, "error") == {"cue_without_lines"}


def test_a_contact_whom_nobody_can_reach_is_an_error(data):
    data["directory"] = [{"key": "ana", "name": "Ana", "relationship": 0}]
    assert codes(data, "error") == {"unreachable_contact"}

    data["directory"][0]["relationship"] = 2
    assert codes(data, "error") == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            lambda data: [each.update(legality="amber") for each in data["personas"][0]["cues"]],
            "no_green_cue",
        ),
        (lambda data: cue(data, 1).update(gate={"any": ["asked"]}), "amber_without_gate"),
        (lambda data: cue(data, 1).pop("gate"), "amber_without_gate"),
        (lambda data: cue(data, 0).update(anchors=["Bus"]), "misplaced_anchor"),
        (lambda data: cue(data, 0).update(ask_examples=["What else?"]), "few_examples"),
        (lambda data: cue(data, 3).update(ask_examples=cue(data, 0)["ask_examples"]), "alike_topics"),
        (lambda data: data["rubric"]["criteria"][0].update(thresholds=[1, 2, 9]), "unsatisfiable"),
        (lambda data: data["rubric"]["criteria"][0].update(thresholds=[3, 2, 1]), "unsatisfiable"),
        (lambda data: data["rubric"]["criteria"][2].update(measure="permission_won"), "unsatisfiable"),
    ],
)
def test_a_doubt_is_a_warning(data, change, code):
    change(data)

    assert code in codes(data, "warning")
    assert codes(data, "error") == set()


def test_findings_carry_their_line(write, example):
    path = write(example.replace("gate: {any: [asked]}", "gate: {any: [{trust: 7}]}", 1))

    report = lint_file(path)

    assert [str(error) for error in report.errors] == [
        f"{path}:55 personas[0].cues[0].gate: the gate of `climbing` can never open within 24 turns"
    ]


def test_two_files_of_one_slug_are_an_error(write, example):
    reports = lint_files([write(example, "one.yaml"), write(example, "two.yaml")])

    assert [len(report.errors) for report in reports] == [0, 1]
