"""The form that asks for the title and the slug of a new draft."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import SlugInput

from simulations.models.authoring import Scenario
from simulations.models.authoring.drafts import key_is_words
from simulations.packs.new_draft import SLUG_LENGTH, free_slug

FOLLOWED = {
    "data-controller": "w-sync",
    "data-action": "focus->w-sync#check blur->w-sync#apply change->w-sync#apply keyup->w-sync#apply",
    "data-w-sync-target-value": "#id_slug",
}
"""While the slug has not been touched it follows the title, as on Wagtail's pages."""


class NamingForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy("What learners choose by. It gives no cue away."),
        widget=forms.TextInput(FOLLOWED),
    )
    slug = forms.CharField(
        label=gettext_lazy("Slug"),
        max_length=SLUG_LENGTH,
        required=False,
        validators=[key_is_words],
        help_text=gettext_lazy(
            "Its name in addresses and files: words joined by hyphens, used by no other scenario. Left empty, it "
            "follows from the title."
        ),
        widget=SlugInput({"data-w-slug-allow-unicode-value": "false"}),
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug and Scenario.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Another scenario has this slug. Choose a different one."))
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = free_slug(slugify(cleaned.get("title", "")))
        return cleaned
