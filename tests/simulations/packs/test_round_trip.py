"""Packs survive writing and reading, whatever is in them; broken ones raise PackError and nothing else."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.packs.dump import dump
from simulations.packs.files import load_pack
from simulations.packs.flat import content_hash, flatten
from simulations.packs.lint import lint, lint_file
from simulations.packs.problems import PackError
from simulations.packs.schema import parse

SCENARIOS = sorted(Path("content/scenarios").glob("*.scenario.yaml"))
SOURCE = load_pack("content/scenarios/relocating-engineer.scenario.yaml").source
TRICKY = [
    "no",
    "~",
    "2026-09-01",
    "10:30",
    "1e3",
    "1.5e+3",
    "- a",
    "a: b",
    "#x",
    "'",
    '"',
    "&a",
    "*a",
    "{",
    "007",
    "=",
    "<<",
]

texts = st.sampled_from(TRICKY) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40
).filter(str.strip)
scalars = texts | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(-1e6, 1e6)
values = scalars | st.lists(scalars, max_size=3) | st.dictionaries(texts, scalars, max_size=3)
gates = st.builds(
    lambda rule, conditions: {rule: conditions},
    st.sampled_from(["any", "all"]),
    st.lists(
        st.sampled_from(
            ["asked", "reassured", "reciprocity", {"trust": 2.25}, {"turn": 3}, {"after": "climbing"}]
        ),
        min_size=1,
        max_size=4,
    ),
)


@st.composite
def packs(draw):
    data = copy.deepcopy(SOURCE)
    data["title"] = draw(texts)
    data["brief"] = draw(st.lists(texts, min_size=1, max_size=3).map("\n".join).filter(str.strip))
    data["objectives"] = draw(st.lists(texts, max_size=3))
    cue = data["personas"][0]["cues"][draw(st.integers(0, 3))]
    cue["gate"] = draw(gates)
    cue["lines"] = draw(st.lists(texts, max_size=4))
    cue["anchors"] = draw(st.lists(texts, max_size=4))
    data["facts"][0]["value"] = draw(values)
    data["facts"][0]["source"] = draw(texts)
    return data


@given(packs())
@settings(max_examples=40, deadline=None)
def test_a_pack_survives_being_written_and_read(tmp_path_factory, data):
    pack = parse(data)
    path = tmp_path_factory.mktemp("packs") / "a.scenario.yaml"
    path.write_text(dump(pack), encoding="utf-8")

    again = load_pack(path)

    assert again == pack
    assert dump(again) == dump(pack)
    assert parse(json.loads(json.dumps(flatten(pack)))) == pack
    assert content_hash(again) == content_hash(pack)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.name)
def test_export_import_export_gives_the_same_bytes(path, tmp_path):
    first = dump(load_pack(path))
    (tmp_path / "a.scenario.yaml").write_text(first, encoding="utf-8")

    assert dump(load_pack(tmp_path / "a.scenario.yaml")) == first


def steps_into(data):
    """Every (holder, key) in a pack."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield data, key
        yield from steps_into(value)


junk = st.none() | st.booleans() | st.integers() | st.floats() | texts | st.lists(texts, max_size=2)
junk = junk | st.dictionaries(st.sampled_from(["any", "all", "key", "trust", "after", "x"]), junk, max_size=2)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_mutated_pack_is_a_pack_or_a_pack_error(data):
    pack = copy.deepcopy(SOURCE)
    for _change in range(data.draw(st.integers(1, 4))):
        places = list(steps_into(pack))
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        if data.draw(st.booleans()):
            holder[key] = data.draw(junk)
        else:
            del holder[key]
    try:
        built = parse(pack)
    except PackError as fault:
        assert fault.problems
    else:
        assert parse(built.source) == built
        lint(built)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_reported_and_never_crashes(tmp_path_factory, data):
    text = SCENARIOS[0].read_bytes()
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 200))
    damaged = text[:start] + data.draw(st.binary(max_size=20)) + text[start + length :]
    path = tmp_path_factory.mktemp("damaged") / "a.scenario.yaml"
    path.write_bytes(damaged)

    report = lint_file(path)

    assert report.pack is not None or report.errors
