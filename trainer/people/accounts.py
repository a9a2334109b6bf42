"""How django-allauth behaves here: who may sign up, and what a new person is called."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trainer.models import User

log = logging.getLogger("rapport.people")


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed unless the operator, or the demo, opens it. People are known by their e-mail address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.RAPPORT_OPEN_SIGNUP)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is down is the operator's to mend: the page looks the same for every address."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as fault:
            log.error("an e-mail (%s) could not be sent: %s", template_prefix, type(fault).__name__)

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
