"""The Rehearsals menu of the Wagtail admin: how scenarios, personas, facts and rubrics are edited."""

from typing import Any

from django.urls import NoReverseMatch, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, ObjectList, Panel, TabbedInterface
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from simulations.candidates.coverage import coverage
from simulations.models.authoring import Fact, Persona, Rubric, Scenario
from simulations.packs.drafts import read_draft, scenario_of
from simulations.packs.live_lint import LintingEditView
from simulations.packs.new_draft import parts_of
from simulations.packs.panels import (
    CALENDAR,
    COLLEAGUE,
    CRITERION,
    CUE,
    FACT,
    OFFER_PART,
    PERSONA,
    REACTIONS,
    RUBRIC,
    SCENARIO,
    SPECIAL_DAY,
    TRUST,
)
from simulations.views.drafting import DraftingViewSet
from simulations.views.duplicate import duplicate_scenario
from simulations.views.starting import start, start_kind
from simulations.views.unmatched import UnmatchedViewSet


def try_url(part: Any) -> str:
    """Where the latest draft of a part's scenario can be talked to; "" while there is nothing to call."""
    scenario = scenario_of(part) if part is not None and part.pk else None
    if scenario is None:
        return ""
    try:
        return reverse("try-draft", args=[scenario.slug])
    except NoReverseMatch:
        return ""


class TryableEditView(LintingEditView):
    """An edit view with “Try it” in its header: the draft, as it was last saved, on the phone."""

    @property
    def header_buttons(self) -> list[Any]:
        buttons = list(super().header_buttons)
        url = try_url(self.object)
        if url:
            buttons.append(HeaderButton(_("Try it"), url=url, icon_name="comment", priority=5))
        return buttons


class ScenarioIndexView(IndexView):
    """The list of scenarios with “Start from a template” in its header."""

    @property
    def header_buttons(self) -> list[Any]:
        buttons = list(super().header_buttons)
        if self.add_url:
            url = reverse("wagtailsnippets_simulations_scenario:start")
            buttons.append(HeaderButton(_("Start from a template"), url=url, icon_name="copy"))
        return buttons


class LintPanel(Panel):
    """Says, from the saved draft, whether the scenario can be played and what could be heard in it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "simulations/authoring/lint_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            scenario = scenario_of(self.instance)
            reading = read_draft(scenario) if scenario else None
            return {
                **super().get_context_data(parent_context),
                "scenario": scenario,
                "reading": reading,
                "coverage": coverage(reading.pack) if reading and reading.pack else None,
                "try_url": try_url(self.instance),
                "unpublished": [part for part in parts_of(scenario) if not part.live] if scenario else (),
                "personas": scenario.personas.all() if scenario else (),
                "facts": scenario.facts.all() if scenario else (),
            }


class ScenarioViewSet(SnippetViewSet):
    model = Scenario
    icon = "clipboard-list"
    menu_label = _("Scenarios")
    index_view_class = ScenarioIndexView
    edit_view_class = TryableEditView
    list_display = ["title", "skill", "kind", "difficulty", LiveStatusTagColumn(), UpdatedAtColumn()]
    list_filter = ["skill", "kind", "difficulty"]

    @property
    def copy_view(self) -> Any:
        """Wagtail's own copies the form alone; this one brings the people, facts and rubric along."""
        return duplicate_scenario

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's own, and the pages from which a scenario is started."""
        begin = [
            path("start/", start, name="start"),
            path("start/<slug:kind>/", start_kind, name="start_kind"),
        ]
        return [*super().get_urlpatterns(), *begin]

    edit_handler = TabbedInterface(
        [
            ObjectList([LintPanel(heading=_("Can it be played?")), *SCENARIO], heading=_("Scenario")),
            ObjectList(
                [InlinePanel("directory", panels=COLLEAGUE, label=_("colleague"))], heading=_("Directory")
            ),
            ObjectList(
                [InlinePanel("offer_parts", panels=OFFER_PART, label=_("part of the offer"))],
                heading=_("Offer"),
            ),
            ObjectList(
                [CALENDAR, InlinePanel("special_days", panels=SPECIAL_DAY, label=_("special day"))],
                heading=_("Calendar"),
            ),
        ]
    )


class PersonaViewSet(SnippetViewSet):
    model = Persona
    icon = "user"
    menu_label = _("Personas")
    edit_view_class = TryableEditView
    list_display = ["name", "role", "scenario", "part", LiveStatusTagColumn(), UpdatedAtColumn()]
    list_filter = ["scenario", "part"]
    edit_handler = TabbedInterface(
        [
            ObjectList([LintPanel(heading=_("Can it be played?")), *PERSONA], heading=_("Who they are")),
            ObjectList([InlinePanel("cues", panels=CUE, label=_("cue"))], heading=_("Cues")),
            ObjectList([InlinePanel("asks", label=_("question"))], heading=_("Their questions")),
            ObjectList(TRUST, heading=_("Trust and patience")),
            ObjectList(REACTIONS, heading=_("How they take a message")),
        ]
    )


class FactViewSet(SnippetViewSet):
    model = Fact
    icon = "info-circle"
    menu_label = _("Facts")
    list_display = ["claim", "scenario", "visibility", "as_of", LiveStatusTagColumn(), UpdatedAtColumn()]
    list_filter = ["scenario", "visibility"]
    panels = FACT


class RubricViewSet(SnippetViewSet):
    model = Rubric
    icon = "tasks"
    menu_label = _("Rubrics")
    list_display = ["key", "version", "pass_percent", LiveStatusTagColumn(), UpdatedAtColumn()]
    panels = [*RUBRIC, InlinePanel("criteria", panels=CRITERION, label=_("criterion"))]


class RehearsalsGroup(SnippetViewSetGroup):
    menu_label = _("Rehearsals")
    menu_icon = "comment"
    menu_order = 150
    items = (ScenarioViewSet, PersonaViewSet, FactViewSet, RubricViewSet, UnmatchedViewSet, DraftingViewSet)
