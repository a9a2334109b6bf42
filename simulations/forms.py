"""What the screens of the rehearsal room send."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict

from simulations.calls.follow_up import MOST_TOUCHES
from simulations.calls.notebook import NOTE_LENGTH
from simulations.transcripts import Touch


class PinForm(forms.Form):
    """One change of the notebook."""

    sentence = forms.RegexField(r"^c\d{1,4}\.\d{1,4}$")
    act = forms.ChoiceField(choices=[("pin", "Pin"), ("unpin", "Unpin"), ("note", "Note")])
    note = forms.CharField(required=False, max_length=NOTE_LENGTH * 2)


def touches_in(data: QueryDict) -> Iterator[Touch]:
    """The touches of a follow-up form: rows of `quote` and `because`, the empty ones left out."""
    rows = zip(data.getlist("quote"), data.getlist("because"), strict=False)
    for quote, because in list(rows)[: MOST_TOUCHES * 2]:
        if quote.strip() and because:
            yield Touch(quote.strip(), because)
