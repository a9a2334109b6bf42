"""Form fields in which an author edits lists, gates and values without seeing their notation."""

import json
import math
import re
from typing import Any

import yaml
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from simulations.packs.document import read_document

_FLAGS = ("asked", "reassured", "reciprocity")
_NAMES = {
    "rule": _("Any or all of these"),
    "asked": _("They are asked about it"),
    "reassured": _("Their worry has been eased"),
    "reciprocity": _("The recruiter has given something true in return"),
    "trust": _("Trust has reached, 0 to 5"),
    "after": _("These cues have been told, keys with commas"),
    "turn": _("The call has reached the recruiter’s turn"),
}
_KEY = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")


class LinesFormField(forms.CharField):
    """One item per line; blank lines are dropped."""

    widget = AdminAutoHeightTextInput

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        text = value or ""
        lines = [" ".join(line.split()) for line in str(text).splitlines()]
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class NumbersFormField(LinesFormField):
    """One number per line."""

    def to_python(self, value: Any) -> Any:
        try:
            numbers = [_finite(line) for line in super().to_python(value)]
        except ValueError as fault:
            raise ValidationError(_("Write one number per line.")) from fault
        return [int(number) if number.is_integer() else number for number in numbers]

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return super().has_changed(initial, data)
        except ValidationError:
            return True


class ValueFormField(forms.CharField):
    """A value as an author would write it in a pack: `8`, `yes`, `2027-03`, or `minutes: 8` on lines of their own."""

    widget = AdminAutoHeightTextInput

    def prepare_value(self, value: Any) -> Any:
        if value is None:
            return value
        if isinstance(value, str):
            return value if _read_value(value) == value else json.dumps(value, ensure_ascii=False)
        if isinstance(value, bool | int | float):
            return json.dumps(value)
        return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, default_flow_style=None).strip()

    def to_python(self, value: Any) -> Any:
        return _read_value(str(value or "").strip())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(initial != self.to_python(data))


def _read_value(text: str) -> Any:
    if not text:
        return None
    indented = "\n".join(f"      {line}" for line in text.splitlines())
    document, problems = read_document(f"facts:\n  - value:\n{indented}")
    if problems:
        raise ValidationError(_("Write one value, or lines such as “minutes: 8”."))
    return document.data["facts"][0].get("value")


class GateWidget(forms.MultiWidget):
    """The gate as a sentence of boxes to tick and numbers to fill in."""

    parts = ("rule", *_FLAGS, "trust", "after", "turn")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        rules = [("any", _("any of these")), ("all", _("all of these"))]
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "rule": forms.Select(choices=rules),
            **{flag: forms.CheckboxInput() for flag in _FLAGS},
            "trust": forms.NumberInput(attrs={"min": 0, "max": 5, "step": "0.25"}),
            "after": forms.TextInput(attrs={"size": 30}),
            "turn": forms.NumberInput(attrs={"min": 1, "max": 100}),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[Any]:
        gate = value if isinstance(value, dict) and value else {"any": []}
        rule = "all" if "all" in gate else "any"
        conditions = gate.get(rule, [])
        named = {
            name: item for entry in conditions if isinstance(entry, dict) for name, item in entry.items()
        }
        after = [entry["after"] for entry in conditions if isinstance(entry, dict) and "after" in entry]
        flags = [flag in conditions for flag in _FLAGS]
        return [rule, *flags, named.get("trust"), ", ".join(after), named.get("turn")]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        parts = [
            self.widgets[index].render(part["name"], part["value"], part["attrs"], renderer)
            for index, part in enumerate(self._parts(name, value, attrs))
        ]
        shown = dict(zip(self.parts, parts, strict=True))
        return SafeString(
            render_to_string("simulations/authoring/gate_widget.html", {**context, "part": shown})
        )

    def _parts(self, name: str, value: Any, attrs: Any) -> list[dict[str, Any]]:
        values = value if isinstance(value, list) else self.decompress(value)
        identity = (attrs or {}).get("id", f"id_{name}")
        return [
            {
                "name": f"{name}_{part}",
                "value": item,
                "attrs": {"id": f"{identity}_{part}", "aria-label": _NAMES[part]},
            }
            for part, item in zip(self.parts, values, strict=True)
        ]


class GateFormField(forms.MultiValueField):
    """Compresses the boxes to a gate; at least one condition is needed."""

    widget = GateWidget

    def __init__(self, **kwargs: Any) -> None:
        trust = forms.FloatField(required=False, min_value=0, max_value=5)
        turn = forms.IntegerField(required=False, min_value=1, max_value=100)
        flags = [forms.BooleanField(required=False) for _flag in _FLAGS]
        rule = forms.ChoiceField(choices=[("any", "any"), ("all", "all")])
        fields = [rule, *flags, trust, forms.CharField(required=False, max_length=400), turn]
        super().__init__(fields=fields, require_all_fields=False, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        return self.compress([field.clean(item) for field, item in zip(self.fields, value, strict=True)])

    def compress(self, data_list: list[Any]) -> dict[str, list[Any]]:
        rule, flags, (trust, after, turn) = data_list[0], data_list[1:4], data_list[4:]
        conditions: list[Any] = [flag for flag, ticked in zip(_FLAGS, flags, strict=True) if ticked]
        conditions += [{"trust": trust}] if trust is not None else []
        conditions += [{"after": key} for key in _cue_keys(after)]
        conditions += [{"turn": turn}] if turn is not None else []
        if not conditions:
            raise ValidationError(_("Choose at least one thing that opens the gate."))
        return {rule: conditions}

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != self.clean(data))
        except ValidationError:
            return True


def _cue_keys(text: str) -> list[str]:
    keys = [key.strip() for key in (text or "").split(",") if key.strip()]
    for key in keys:
        if not _KEY.fullmatch(key):
            raise ValidationError(_("“%(key)s” is not the key of a cue.") % {"key": key})
    return sorted(set(keys))


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
