"""How django-allauth behaves here: who may sign up, and what a new person is called."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trainer.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed unless the operator, or the demo, opens it. People are known by their e-mail address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.RAPPORT_OPEN_SIGNUP)

    def populate_username(self, request: HttpRequest, user: User) -> None:
        user.username = user.email.lower()[:150]


class SignInForm(LoginForm):
    """Address and password; the way to a new password stands beside the button, not between the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
