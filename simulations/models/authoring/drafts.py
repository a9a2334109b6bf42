"""What every authored noun can do: keep revisions, hold a draft beside what is live, show a preview."""

from typing import Self

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

key_is_words = RegexValidator(
    r"^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*\Z", _("Use words joined by hyphens, such as night-bus.")
)


class Authored(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed):
    """Base of the snippets of the rehearsal room."""

    class Meta:
        abstract = True

    def current(self, draft: bool) -> Self:
        """The latest draft, or what is live."""
        return self.get_latest_revision_as_object() if draft else self
