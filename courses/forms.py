"""What learners send from a lesson, checked and bounded."""

from collections.abc import Mapping
from typing import Any

from django import forms

from courses.progress import MAX_REFLECTION
from courses.screens import Step


class AnswerForm(forms.Form):
    """One or several answers of a knowledge check, by index."""

    answer = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Choose an answer first."}
    )

    def __init__(self, step: Step, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.fields["answer"].choices = [(str(n), a["text"]) for n, a in enumerate(step.value["answers"])]  # type: ignore[attr-defined]

    def clean_answer(self) -> list[int]:
        return sorted(set(self.cleaned_data["answer"]))


class ReflectionForm(forms.Form):
    text = forms.CharField(
        max_length=MAX_REFLECTION,
        error_messages={
            "required": "Write a sentence first, or go on: this step is yours alone.",
            "max_length": f"Keep it under {MAX_REFLECTION} characters; what you wrote is still here.",
        },
    )
