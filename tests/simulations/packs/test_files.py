"""A pack file is read as written; whatever is wrong with it is reported at once, with its line and path."""

import os

import pytest

from simulations.packs.files import load_pack
from simulations.packs.problems import PackError
from simulations.packs.schema import parse


def faults(path):
    with pytest.raises(PackError) as caught:
        load_pack(path)
    return [str(problem).removeprefix(f"{path}") for problem in caught.value.problems]


def test_dates_times_and_small_words_stay_as_the_author_wrote_them(example, write):
    path = write(example.replace("anchors: [climb,", "anchors: [no, 10:30, 2027-03-01, climb,"))

    pack = load_pack(path)

    assert pack.cue("climbing").anchors[:3] == ("no", "10:30", "2027-03-01")
    assert pack.fact("second-site").value == {"month": "2027-03"}
    assert pack.fact("on-call-rota").as_of == "2026-09-01"


def test_yes_and_no_are_booleans_in_the_value_of_a_fact(example, write):
    pack = load_pack(write(example.replace("value: {minutes: 8}", "value: {minutes: 8, hilly: no}")))

    assert pack.fact("office-walk").value == {"minutes": 8, "hilly": False}


def test_what_is_left_out_gets_its_default(example, write):
    text = example
    for line in (
        "kind: discovery\n",
        "jurisdiction: uk\n",
        "    trust_profile: balanced\n",
        "    part: candidate\n",
    ):
        text = text.replace(line, "", 1)
    pack = load_pack(write(text.replace("        gate: {any: [asked]}\n", "", 1)))

    assert (pack.kind, pack.jurisdiction) == ("discovery", "us-federal")
    assert (pack.personas[0].trust_profile, pack.personas[0].part) == ("balanced", "candidate")
    assert pack.cues[0].gate.conditions == ("asked",)


def test_the_empty_parts_of_a_value_are_left_out(example, write):
    pack = load_pack(write(example.replace("value: {minutes: 8}", 'value: {minutes: 8, by: [], who: " "}')))

    assert pack.fact("office-walk").value == {"minutes": 8}
    assert parse(pack.source) == pack


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("slug: relocating-engineer\n", "", ":1: needs `slug`"),
        (
            "    goodbye:",
            "    godbye:",
            ":41 personas[0].godbye: unknown key `godbye`; did you mean `goodbye`?",
        ),
        (
            "difficulty: 2",
            "difficulty: 2\ndifficulty: 3",
            ":10 difficulty: the key `difficulty` is given twice",
        ),
        ("kind: family", "kind: familly", ':60 personas[0].cues[1].kind: "familly" is not one of'),
        (
            "      - fact: on-call-rota",
            "      - fact: pager",
            ":36 personas[0].asks[0].fact: there is no fact `pager`",
        ),
        (
            "{trust: 2.0}, asked]",
            "{after: nope}]",
            ":70 personas[0].cues[1].gate.any[0].after: there is no cue `nope`",
        ),
        (
            "- key: night-bus",
            "- key: climbing",
            ":93 personas[0].cues[3].key: another cue already has the key `climbing`",
        ),
        ("max_turns: 24", "max_turns: many", ':10 max_turns: should be a whole number, not "many"'),
        ("  - key: maya", "\t- key: maya", ":18: is not readable YAML"),
        ("title: ", "title: !!python/name:os.system ", ":3 title: tags such as"),
        ("as_of: 2026-06-01", "as_of: last June", ':119 facts[1].as_of: "last June" does not fit'),
        ("as_of: 2026-06-01", "as_of: 2026-02-30", ':119 facts[1].as_of: "2026-02-30" is not a date of'),
        ("as_of: 2026-06-01", "as_of: 2026-13", ':119 facts[1].as_of: "2026-13" is not a date of'),
        (
            "value: {minutes: 8}",
            "value: {on: [2027-02-29]}",
            ':117 facts[1].value.on[0]: "2027-02-29" is not a',
        ),
        ("slug: relocating-engineer", "slug: ../../etc/passwd", ":2 slug: "),
        ("slug: relocating-engineer", 'slug: "relocating\\n"', ":2 slug: "),
        (
            "engine: code\n      measure: protected",
            "engine: code",
            ":168 rubric.criteria[4]: needs `measure`",
        ),
    ],
)
def test_a_fault_is_named_with_its_line_and_path(example, write, before, after, fault):
    assert before in example
    found = faults(write(example.replace(before, after, 1)))

    assert [told for told in found if told.startswith(fault)], found


def test_every_fault_is_reported_at_once(example, write):
    text = example.replace("slug: relocating-engineer", "slug: two words").replace(
        "difficulty: 2", "difficulty: 9"
    )

    found = faults(write(text.replace("- fact: on-call-rota", "- fact: pager")))

    assert [fault.split(":")[1].split(" ")[0] for fault in found] == ["2", "9", "36"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", ":1: is empty"),
        (b"hello", ':1: should be a map, not "hello"'),
        (bytes(range(256)), ":2: is not UTF-8 text (byte 129)"),
        ("title: caf\xe9".encode("latin-1"), ":1: is not UTF-8 text"),
        (b"a: 1\n---\nb: 2\n", ":2: is not readable YAML"),
        (b'title: "\\ud800"\n', ":1: is not readable YAML"),
        (b'title: "a\\0b"\n', ":1 title: holds a control character"),
        (b"a: &a [*a]\n", ":1 a[0]"),
        (b"[" * 100_000, ":1: is nested too deeply"),
        (b"a: " + b"x" * 1_000_001, ": is larger than 1000 kB"),
    ],
)
def test_what_is_no_pack_at_all_is_refused(write, content, fault):
    assert any(told.startswith(fault) for told in faults(write(content)))


def test_aliases_that_multiply_are_refused_quickly(write):
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]

    assert any("too deep or too large" in fault for fault in faults(write("\n".join(rows))))


def test_what_the_database_cannot_hold_is_refused_in_the_file(example, write):
    line = next(row for row in example.splitlines() if row.strip().startswith("hint_line:"))
    path = write(example.replace(line, line.split(":")[0] + ": " + "x" * 601, 1))

    assert [fault for fault in faults(path) if "hint_line: is longer than 600 characters" in fault]


def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    assert faults(tmp_path / "pipe.yaml") == [": is not a plain file"]


def test_a_missing_file_and_a_folder_are_told_apart_from_a_pack(tmp_path):
    assert faults(tmp_path / "none.yaml") == [": cannot be read: No such file or directory"]
    assert faults(tmp_path) == [": cannot be read: Is a directory"]
