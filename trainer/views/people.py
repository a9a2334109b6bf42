"""The People screen of an L&D manager."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trainer import people, queries
from trainer.access import SignedInRequest, allow, keeps_people
from trainer.forms import FilterForm, NewPersonForm, PersonForm, TeamForm
from trainer.models import Role, Team, User


@allow(keeps_people)
@require_GET
def index(request: SignedInRequest) -> HttpResponse:
    """Everybody, narrowed by name, team and role."""
    narrowed = FilterForm(request.GET)
    found = queries.find_people(request.user, **narrowed.chosen())
    context = {
        "filter": narrowed,
        "narrowed": bool(narrowed.chosen()),
        "people": found[: queries.LIMIT],
        "total": found.count(),
    }
    part = request.headers.get("HX-Target", "").endswith("people-list")
    return render(request, "trainer/people/list.html" if part else "trainer/people/index.html", context)


@allow(keeps_people)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Add a person by invitation, or without one and hand over the link in person."""
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        details = dict(form.cleaned_data)
        if request.POST.get("how") == "create":
            person = people.create(**details)
            messages.success(request, _("%(person)s is in. Hand over the link below.") % {"person": person})
            return redirect(reverse("person", args=[person.pk]) + "?link=1")
        try:
            person = people.invite(request.user, **details)
        except people.Unsent as fault:
            return _hand_over(request, fault)
        messages.success(request, _("Invitation sent to %(email)s.") % {"email": person.email})
        return redirect("people")
    return _form_page(request, "trainer/people/add.html", form)


@allow(keeps_people)
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Name, role, team and the right to sign in of one person."""
    person = _person(request, pk)
    start = {name: getattr(person, name) for name in ("first_name", "last_name", "role", "team")}
    form = PersonForm(request.POST or None, initial=start)
    if person.role == Role.OPERATOR:
        form.for_operator()
    if request.method == "POST" and form.is_valid():
        try:
            people.change(request.user, person, **form.cleaned_data)
        except people.Refused as refusal:
            form.add_error("role", str(refusal))
        else:
            messages.success(request, _("Saved %(person)s.") % {"person": person})
            return redirect("people")
    link = request.build_absolute_uri(people.password_path(person)) if _wants_link(request, person) else ""
    return _form_page(request, "trainer/people/edit.html", form, person=person, link=link)


@allow(keeps_people)
@require_POST
def deactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take away the right to sign in; the toast offers to undo it."""
    person = _person(request, pk)
    try:
        people.deactivate(request.user, person)
    except people.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("person-reactivate", args=[pk])
        messages.success(
            request, _("%(person)s can no longer sign in.") % {"person": person}, extra_tags=undo
        )
    return redirect("people")


@allow(keeps_people)
@require_POST
def reactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give back the right to sign in."""
    person = _person(request, pk)
    people.reactivate(request.user, person)
    messages.success(request, _("%(person)s can sign in again.") % {"person": person})
    return redirect("people")


@allow(keeps_people)
@require_POST
def invite_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the invitation once more; earlier links keep working until one is used."""
    person = _person(request, pk)
    try:
        people.send_invitation(request.user, person)
    except people.Unsent as fault:
        return _hand_over(request, fault)
    messages.success(request, _("Invitation sent to %(email)s.") % {"email": person.email})
    return redirect("person", pk=pk)


@allow(keeps_people)
@require_http_methods(["GET", "POST"])
def teams(request: SignedInRequest) -> HttpResponse:
    """Every team with its size, and a form for a new one."""
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Added the team %(team)s.") % {"team": form.save()})
        return redirect("teams")
    return _form_page(request, "trainer/people/teams.html", form, teams=queries.teams_with_size())


@allow(keeps_people)
@require_http_methods(["GET", "POST"])
def rename_team(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new name for a team; its people stay in it."""
    team = get_object_or_404(Team, pk=pk)
    form = TeamForm(request.POST or None, instance=team)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Saved the team %(team)s.") % {"team": form.save()})
        return redirect("teams")
    return _form_page(request, "trainer/people/team.html", form, team=team)


def _person(request: SignedInRequest, pk: int) -> User:
    return get_object_or_404(people.manageable(request.user), pk=pk)


def _hand_over(request: SignedInRequest, fault: people.Unsent) -> HttpResponse:
    """The person is in, their e-mail is not: show the link that it would have carried."""
    messages.error(request, str(fault))
    return redirect(reverse("person", args=[fault.person.pk]) + "?link=1")


def _wants_link(request: SignedInRequest, person: User) -> bool:
    return request.GET.get("link") == "1" and not person.has_usable_password()


def _form_page(request: SignedInRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    """The page of a form: 422 when it came back with errors."""
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, template, {"form": form, **context}, status=status)
