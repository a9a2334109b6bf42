"""Tags that every template of Rapport may use: `{% load rapport %}`."""

import re
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from trainer.look import icons, navigation
from trainer.look.stylesheet import sheet
from trainer.panels import Shown

register = template.Library()

SKILLS = {
    "librarian": ("lib", _("Librarian"), _("information")),
    "networker": ("net", _("Networker"), _("access")),
    "anthropologist": ("ant", _("Anthropologist"), _("personalization")),
}


@register.simple_tag
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """`{% icon "pin" %}` as inline svg. The words stay in the text beside it, unless `label` gives them."""
    return icons.icon(name, css, label)


@register.simple_tag
def stylesheet() -> SafeString:
    """The one stylesheet of the site."""
    return format_html('<link rel="stylesheet" href="{}">', reverse("stylesheet", args=[sheet().digest]))


@register.simple_tag(takes_context=True)
def navigation_links(context: template.Context) -> list[navigation.Link]:
    """The main navigation of this reader on this page; empty without a request or a signed-in person."""
    request: Any = context.get("request")
    return navigation.links(request.user, request.path) if hasattr(request, "user") else []


@register.simple_tag(takes_context=True)
def panel(context: template.Context, shown: Shown) -> SafeString:
    """A panel of the home page: its template sees the page's context and its own."""
    source: Any = context.template.engine.get_template(shown.template)  # type: ignore[union-attr]
    with context.push(**shown.context):
        return mark_safe(source.render(context))  # noqa: S308  # rendered by a template, which escapes


@register.filter
def paragraphs(text: str) -> SafeString:
    """Plain text in paragraphs, parted by blank lines. The single line breaks of a wrapped file are spaces."""
    blocks = (" ".join(block.split()) for block in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n")))
    return format_html_join("", "<p>{}</p>", ((block,) for block in blocks if block))


@register.simple_tag
def skill_name(skill: str) -> SafeString:
    """A skill's icon and name in its colour, for one of `librarian`, `networker`, `anthropologist`."""
    css, name, _lever = SKILLS[skill]
    return format_html('<span class="skill-name {}">{}{}</span>', css, icons.icon(skill), name)


@register.simple_tag
def rule(skill: str = "") -> SafeString:
    """The line under a heading, drawn the way of the skill; plain ink without one."""
    css = SKILLS[skill][0] if skill else "plain"
    return format_html('<div class="rule {}" aria-hidden="true"></div>', css)


@register.filter
def skill_class(skill: str) -> str:
    """`lib`, `net` or `ant`: the class that gives a card its skill's colour. Unknown skills have none."""
    return SKILLS[skill][0] if skill in SKILLS else ""


@register.filter
def lever(skill: str) -> str:
    """What the skill works with: information, access or personalization."""
    return str(SKILLS[skill][2]) if skill in SKILLS else ""


@register.filter
def words(text: str) -> list[str]:
    """The words of `text`, to loop over a few names in a template."""
    return text.split()


@register.filter
def initials(name: Any) -> str:
    """Up to two capitals for a person or a name: "Priya Nair" gives PN."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]) if word).upper()


@register.inclusion_tag("components/meter.html")
def meter(level: int, of: int = 4, skill: str = "") -> dict[str, Any]:
    """A skill's level in steps: `level` of `of` are filled."""
    filled = [step <= level for step in range(1, of + 1)]
    return {"level": level, "of": of, "filled": filled, "skill": skill}


@register.filter
def steps(at: int, of: int) -> list[str]:
    """The states of `of` blocks while step `at` (from 1) is open: done, now, or nothing yet."""
    return ["done" if step < at else "now" if step == at else "" for step in range(1, of + 1)]


STATES = {
    "passed": ("good", "check", _("Passed")),
    "not_passed": ("warn", "history", _("Not yet passed")),
    "pending": ("open", "spin", _("Being read")),
    "unscored": ("open", "open", _("Unscored")),
    "under_review": ("warn", "reader", _("Under review")),
    "overridden": ("", "undo", _("Overridden")),
    "blocked": ("stop", "stop", _("Blocked")),
    "no_opportunity": ("open", "open", _("No opportunity")),
    "rules": ("", "rules", _("Judged by rules")),
    "model": ("", "page", _("Judged by a model")),
    "person": ("ink", "person", _("Judged by a person")),
    "needs_person": ("open", "reader", _("Open for a reader")),
    "practice": ("", "practice", _("Practice")),
    "assessed": ("ink", "award", _("Assessed")),
    "tryout": ("open", "eye", _("Try-out")),
}


@register.inclusion_tag("components/badge.html")
def state(name: str, more: str = "") -> dict[str, Any]:
    """`{% state "pending" %}`: the badge of a score state or of who judged; `more` is added to its words."""
    tone, picture, label = STATES[name]
    return {"tone": tone, "icon": picture, "label": f"{label}{more}"}


@register.inclusion_tag("components/field.html")
def field(bound: Any) -> dict[str, Any]:
    """A form field: label, hint, input and error tied together for assistive technology."""
    notes = [f"{bound.auto_id}_hint"] if bound.help_text else []
    if bound.errors:
        notes.append(f"{bound.auto_id}_error")
    attrs = {"class": _input_class(bound)} | ({"aria-describedby": " ".join(notes)} if notes else {})
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return {"field": bound, "widget": bound.as_widget(attrs=attrs), "kind": _kind(bound)}


def _kind(bound: Any) -> str:
    """`group` for radio buttons and lists of boxes, `check` for one box, `line` for everything else."""
    kinds = {"radioselect": "group", "checkboxselectmultiple": "group", "checkbox": "check"}
    return kinds.get(bound.widget_type, "line")


def _input_class(bound: Any) -> str:
    own = bound.field.widget.attrs.get("class", "")
    return own if _kind(bound) != "line" else f"input {own}".strip()
