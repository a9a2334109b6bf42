"""Columns whose values are written by authors in words: lists of lines, gates and values of facts."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from simulations.models.authoring.formfields import (
    GateFormField,
    LinesFormField,
    NumbersFormField,
    ValueFormField,
)


def asked() -> dict[str, list[Any]]:
    """The gate of a cue that is told as soon as it is asked about."""
    return {"any": ["asked"]}


class LinesField(models.JSONField):
    """A list of texts, edited one per line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        return LinesFormField(
            label=capfirst(self.verbose_name), help_text=self.help_text, required=not self.blank
        )


class NumbersField(LinesField):
    """A list of numbers, edited one per line."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return NumbersFormField(
            label=capfirst(self.verbose_name), help_text=self.help_text, required=not self.blank
        )


class GateField(models.JSONField):
    """A gate in the shape of FORMATS: `{any: [...]}` or `{all: [...]}`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": asked, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        return GateFormField(label=capfirst(self.verbose_name), help_text=self.help_text)


class ValueField(models.JSONField):
    """The checkable part of a fact: a number, text, boolean, list or flat map; None where there is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        return ValueFormField(label=capfirst(self.verbose_name), help_text=self.help_text, required=False)
