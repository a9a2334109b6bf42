"""Reading a pack from a dictionary: every fault of shape and reference is reported at once."""

import difflib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from simulations.packs.build import build
from simulations.packs.dates import find_impossible_dates
from simulations.packs.pack import Pack
from simulations.packs.problems import PackError, Path, Problem
from simulations.packs.references import find_reference_problems

SCHEMA_FILE = FilePath(__file__).resolve().parent.parent / "schema" / "scenario-1.schema.json"
_TYPES = {
    "object": "a map",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}


def parse(data: Any) -> Pack:
    """Validate a dictionary in the shape of FORMATS and build the pack.

    Raises PackError with every fault of shape, unknown key, duplicate key and dangling reference.
    """
    problems = find_problems(data)
    if problems:
        raise PackError(problems)
    return build(data)


def find_problems(data: Any) -> list[Problem]:
    """Return all faults of shape, reference and calendar, in the order of the document's paths."""
    found = [problem for error in _validator().iter_errors(data) for problem in _explain(error)]
    return [*found, *find_reference_problems(data), *find_impossible_dates(data)]


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def _explain(error: ValidationError) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, path)
        return
    yield Problem("schema", path, _message(error))


def _unknown_keys(error: ValidationError, path: Path) -> Iterator[Problem]:
    schema: Any = error.schema
    instance: Any = error.instance
    known = list(schema["properties"])
    for key in instance:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, n=1)
            hint = f"; did you mean `{near[0]}`?" if near else f"; known here: {', '.join(known)}"
            yield Problem("unknown_key", (*path, key), f"unknown key `{key}`{hint}")


def _message(error: ValidationError) -> str:
    rule, wanted, got = str(error.validator), error.validator_value, _shown(error.instance)
    described = _described(error)
    messages = {
        "required": lambda: f"needs `{_missing(error)}`",
        "type": lambda: f"should be {_type_names(wanted)}, not {got}" + _quote_hint(error),
        "enum": lambda: f"{got} is not one of {', '.join(map(str, wanted))}",  # type: ignore[arg-type]
        "const": lambda: f"should be {wanted}, not {got}",
        "pattern": lambda: f"{got} does not fit{described}" if error.instance else "is empty",
        "minLength": lambda: "is empty",
        "maxLength": lambda: f"is longer than {wanted} characters",
        "minItems": lambda: f"needs at least {wanted} item{'' if wanted == 1 else 's'}",
        "maxItems": lambda: f"has more than {wanted} items",
        "minimum": lambda: f"{got} is less than {wanted}",
        "exclusiveMinimum": lambda: f"{got} should be more than {wanted}",
        "maximum": lambda: f"{got} is more than {wanted}",
        "minProperties": lambda: f"is empty{described}",
        "maxProperties": lambda: f"has more than {wanted} keys{described}",
        "anyOf": lambda: f"{got} does not fit{described}",
    }
    return messages.get(rule, lambda: error.message[:200])()


def _described(error: ValidationError) -> str:
    schema = error.schema
    text = schema.get("description", "") if isinstance(schema, dict) else ""
    return f": {text}" if text else ""


def _missing(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    names = [name for name in wanted if error.message.startswith(f"'{name}'")]
    return str(names[0]) if names else error.message


def _type_names(wanted: Any) -> str:
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    return " or ".join(_TYPES.get(name, name) for name in names)


def _quote_hint(error: ValidationError) -> str:
    scalar = isinstance(error.instance, bool | int | float)
    return " (put it in quotes)" if scalar and error.validator_value == "string" else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
