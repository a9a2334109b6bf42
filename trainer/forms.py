"""What people type about themselves and each other."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trainer.models import ASSIGNABLE, Role, Team, User


class NameForm(forms.Form):
    """What signing up asks for beside address and password (allauth mixes it into its own form)."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    field_order = ["first_name", "last_name", "email", "password1"]

    def signup(self, request: HttpRequest, user: Any) -> None:
        """allauth has filled in the user from the form already."""


class PersonForm(forms.Form):
    """Name, role and team of a person who is already here."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in ASSIGNABLE],
        help_text=_(
            "A team lead sees the progress of their team. An L&D manager writes courses and manages people."
        ),
    )
    team = forms.ModelChoiceField(
        Team.objects.all(), label=_("Team"), required=False, empty_label=_("No team")
    )

    def for_operator(self) -> "PersonForm":
        """An operator's role is shown, and stays."""
        self.fields["role"] = forms.ChoiceField(
            choices=[(Role.OPERATOR.value, Role.OPERATOR.label)], label=_("Role")
        )
        return self


class NewPersonForm(PersonForm):
    """A person to add, either by invitation or with a password that the manager hands over."""

    email = forms.EmailField(
        label=_("E-mail address"),
        error_messages={"invalid": _("This is not an e-mail address. It looks like ines@example.com.")},
    )
    field_order = ["email", "first_name", "last_name", "role", "team"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(
                _("Somebody with this address is here already. Find them in the list.")
            )
        return email


class TeamForm(forms.ModelForm):
    """The name of a team."""

    class Meta:
        model = Team
        fields = ["name"]
        error_messages = {"name": {"unique": _("There is a team with this name already.")}}


class FilterForm(forms.Form):
    """Which people a list shows. Unknown values are ignored, never an error."""

    q = forms.CharField(label=_("Name or address"), required=False, max_length=100)
    team = forms.ModelChoiceField(
        Team.objects.all(), label=_("Team"), required=False, empty_label=_("Every team")
    )
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("Every role")), *Role.choices])

    def chosen(self) -> dict[str, Any]:
        """The valid values that were given."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
