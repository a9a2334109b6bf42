"""Whatever an author can edit says beside the field what belongs into it, and every input has a name."""

import re

import pytest
from django.apps import apps
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.models import Page
from wagtail.snippets.views.snippets import SnippetViewSet

from simulations.models.authoring.formfields import GateWidget
from simulations.packs.editing import RehearsalsGroup

WAGTAILS_OWN = {
    "title",
    "slug",
    "seo_title",
    "search_description",
    "show_in_menus",
    "go_live_at",
    "expire_at",
}
"""Fields that Wagtail brings to every page; it explains them itself."""


def fields_in(panel):
    """Every field under a bound panel, those of inline forms too."""
    if isinstance(panel, InlinePanel):
        yield from fields_in(panel.child_edit_handler)
    elif isinstance(panel, FieldPanel):
        yield panel
    for child in getattr(panel, "children", ()):
        yield from fields_in(child)


def explained(panel):
    return bool(panel.help_text or panel.db_field.help_text)


FORMS = [views for views in RehearsalsGroup.items if issubclass(views, SnippetViewSet)]


@pytest.mark.parametrize("views", FORMS, ids=lambda views: views.model.__name__)
def test_every_field_of_a_rehearsal_says_what_belongs_into_it(views):
    handler = getattr(views, "edit_handler", None) or ObjectList(views.panels)
    found = list(fields_in(handler.bind_to_model(views.model)))

    assert len(found) > 3
    assert [f"{panel.model.__name__}.{panel.field_name}" for panel in found if not explained(panel)] == []


@pytest.mark.parametrize(
    "model", [each for each in apps.get_models() if issubclass(each, Page) and each is not Page]
)
def test_every_field_of_a_course_says_what_belongs_into_it(model):
    own = [panel for panel in fields_in(model.get_edit_handler()) if panel.field_name not in WAGTAILS_OWN]

    assert [panel.field_name for panel in own if not explained(panel)] == []


def test_every_input_of_the_gate_has_a_name_of_its_own():
    shown = str(GateWidget().render("gate", {"any": ["asked", {"trust": 2}]}, {"id": "id_gate"}))

    inputs = re.findall(r"<(?:input|select)[^>]*>", shown)
    names = [re.search(r'aria-label="([^"]+)"', each) for each in inputs]
    assert len(inputs) == 7 and all(names)
    assert len({name.group(1) for name in names}) == 7
    assert 'role="group" aria-label="What opens the gate"' in shown
