"""Addresses of the rehearsal room. Everything under `turns/` streams and runs on the event loop."""

from django.urls import path

from simulations.views import call, debrief, follow_up, line, offer, practice, turns

urlpatterns = [
    path("practice/", practice.practice, name="practice"),
    path("practice/<slug:slug>/", practice.brief, name="brief"),
    path("practice/<slug:slug>/start/", practice.start, name="start-call"),
    path("practice/<slug:slug>/try/", practice.try_draft, name="try-draft"),
    path("calls/<uuid:call_id>/", call.call, name="call"),
    path("calls/<uuid:call_id>/answer/", call.answer, name="call-answer"),
    path("calls/<uuid:call_id>/turns/", turns.say, name="call-turns"),
    path("calls/<uuid:call_id>/turns/again/", turns.answer_again, name="call-answer-again"),
    path("calls/<uuid:call_id>/turns/stream/", turns.follow, name="call-stream"),
    path("calls/<uuid:call_id>/line/", line.put_through, name="call-line"),
    path("calls/<uuid:call_id>/permission/", line.permission, name="call-permission"),
    path("calls/<uuid:call_id>/waiting/", line.waiting, name="call-waiting"),
    path("calls/<uuid:call_id>/notebook/", call.notebook, name="call-notebook"),
    path("calls/<uuid:call_id>/hang-up/", call.hang_up, name="call-hang-up"),
    path("calls/<uuid:call_id>/follow-up/", follow_up.follow_up, name="follow-up"),
    path("calls/<uuid:call_id>/offer/", offer.offer, name="offer"),
    path("calls/<uuid:call_id>/finish/", follow_up.finish, name="call-finish"),
    path("calls/<uuid:call_id>/debrief/", debrief.debrief, name="debrief"),
    path("calls/<uuid:call_id>/debrief/progress/", debrief.progress, name="debrief-progress"),
    path("calls/<uuid:call_id>/retry/", debrief.retry, name="call-retry"),
    path("calls/<uuid:call_id>/call.json", debrief.download, name="call-download"),
]
