"""Choosing a rehearsal, reading its brief, and letting it ring."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder

from simulations.calls import start_call
from simulations.calls.closing import close_abandoned
from simulations.calls.contacts import work_of
from simulations.calls.memory import goes_on, last_talks
from simulations.calls.ways import way_of
from simulations.calls.wording import first_name
from simulations.candidates.registry import default_engine
from simulations.grading.titles import criterion_title
from simulations.models import Call, Scenario
from simulations.models.authoring.rubrics import Skill
from simulations.packs.drafts import read_draft
from simulations.packs.pack import Pack
from simulations.packs.problems import PackError
from simulations.packs.snippets import pack_for
from simulations.queries import last_attempts, practice_rows
from trainer.access import SignedInRequest, allow, authors, signed_in

JURISDICTIONS = {"uk": "UK", "us-federal": "US", "eu": "EU"}
STAGES = {"pre_offer": "before an offer", "post_offer": "after an offer"}


@allow(signed_in)
@require_GET
def practice(request: SignedInRequest) -> HttpResponse:
    """The rehearsals there are, with the last result of each."""
    close_abandoned(Call.objects.filter(learner=request.user))
    rows = practice_rows(request.user)
    skill = request.GET.get("skill", "")
    skills = [(key, sum(row.skill == key for row in rows)) for key in Skill.values]
    context = {
        "rows": [row for row in rows if skill not in Skill.values or row.skill == skill],
        "all": len(rows),
        "skills": [(key, count) for key, count in skills if count],
        "skill": skill,
        "fresh": not any(row.calls for row in rows),
        "first": rows[0] if rows else None,
    }
    return render(request, "simulations/practice.html", context)


def published(slug: str) -> Pack:
    """The live pack, or 404 where it is not published or not playable."""
    try:
        return pack_for(slug)
    except (Scenario.DoesNotExist, PackError) as missing:
        raise Http404 from missing


@allow(signed_in)
@require_GET
def brief(request: HttpRequest, slug: str) -> HttpResponse:
    """What a recruiter knows before the call. The notice stands in the box that starts it."""
    pack = published(slug)
    persona = pack.personas[0]
    way = way_of(pack)
    earlier = last_talks(request.user, pack).get(persona.key)
    context = {
        "pack": pack,
        "way": way,
        "directory": [(entry, work_of(entry)) for entry in pack.directory],
        "people": [person for person in pack.personas if way.together or person == persona],
        "earlier": earlier,
        "remember": earlier is not None and goes_on(earlier, pack, persona.key),
        "can_guide": not way.written,
        "persona": persona,
        "first_name": first_name(persona),
        "engine": default_engine(),
        "law": JURISDICTIONS.get(pack.jurisdiction, pack.jurisdiction),
        "stage": STAGES.get(pack.stage, ""),
        "criteria": [
            (criterion_title(item.key, pack.rubric.criteria), item.levels, item.blocker)
            for item in pack.rubric.criteria
        ],
        "last": last_attempts(request.user, slug).get(slug),
    }
    return render(request, "simulations/brief.html", context)


@allow(signed_in)
@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the call ring, as the form asks: remembering earlier calls, with lines to choose from, without hurry."""
    call = start_call(
        request.user,
        published(slug),
        remember="remember" in request.POST,
        guided="guided" in request.POST,
        unhurried="unhurried" in request.POST,
    )
    return redirect("call", call.pk)


@allow(authors)
@require_http_methods(["GET", "POST"])
def try_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """An author's call with the latest drafts. A GET asks first, since it makes a call; a fault names its place."""
    scenario = get_object_or_404(Scenario, slug=slug)
    reading = read_draft(scenario)
    pack = reading.pack
    if pack is None:
        context = {"problems": reading.errors, "editor_url": AdminURLFinder().get_edit_url(scenario)}
        return render(request, "simulations/try_fault.html", context, status=422)
    if request.method == "GET":
        return render(request, "simulations/try.html", {"pack": pack, "persona": pack.personas[0]})
    call = start_call(request.user, pack, Call.Mode.TRYOUT)
    messages.info(request, "This is your draft. The call counts in nobody's progress.")
    return redirect("call", call.pk)
