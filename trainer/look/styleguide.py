"""The living style guide: every component with its states, in both themes, from the templates of the pages."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trainer.access import allow, authors
from trainer.look import icons


class SampleForm(forms.Form):
    """One field of every kind."""

    subject = forms.CharField(
        help_text="One line. The candidate reads it first.", initial="The Friday and the start date"
    )
    message = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    due = forms.DateField(help_text="The day the practice should be done.")
    role = forms.ChoiceField(choices=[("learner", "Recruiter"), ("lead", "Team lead")])
    who = forms.ChoiceField(
        widget=forms.RadioSelect, choices=[("team", "My team"), ("all", "Everybody")], initial="team"
    )
    quiet = forms.BooleanField(label="Tell me by e-mail", required=False)


SWATCHES = {
    "Paper": "paper", "Card": "card", "Sunk": "sunk", "Line": "line", "Control": "line-strong", "Ink": "ink",
    "Ink 2": "ink-2", "Ink 3": "ink-3", "Librarian": "lib", "Networker": "net", "Anthropologist": "ant",
    "Met": "good", "Care": "warn", "Red pencil": "stop", "Marker": "mark",
}  # fmt: skip

SECTIONS = [
    "identity", "type", "buttons", "fields", "cards", "badges", "progress", "tabs", "quotes", "call",
    "tables", "notices", "dialogs", "empty", "paging",
]  # fmt: skip


THEMES = [("light", "Light theme"), ("dark", "Dark theme")]


def sample(prefix: str) -> SampleForm:
    """The form as somebody left it: one date is wrong. Each theme has ids of its own."""
    filled = {"subject": "The Friday and the start date", "due": "31 June", "role": "learner", "who": "team"}
    return SampleForm({f"{prefix}-{name}": value for name, value in filled.items()}, prefix=prefix)


@allow(authors)
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in light and in dark, for authors and for whoever changes the look."""
    context = {
        "themes": [(theme, title, sample(theme)) for theme, title in THEMES],
        "sections": [f"components/guide/{name}.html" for name in SECTIONS],
        "swatches": SWATCHES,
        "icons": icons.names(),
        "page": Paginator(range(30), 10).page(2),
    }
    return render(request, "trainer/styleguide.html", context)
