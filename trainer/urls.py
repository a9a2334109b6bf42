"""Every address of the site. An app adds its own by having a `urls` module."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from trainer.views import doors, health, people, progress

handler500 = "trainer.views.trouble.fault"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("people/", people.index, name="people"),
    path("people/add/", people.add, name="person-add"),
    path("people/<int:pk>/", people.edit, name="person"),
    path("people/<int:pk>/deactivate/", people.deactivate, name="person-deactivate"),
    path("people/<int:pk>/reactivate/", people.reactivate, name="person-reactivate"),
    path("people/<int:pk>/invite/", people.invite_again, name="person-invite"),
    path("people/teams/", people.teams, name="teams"),
    path("people/teams/<int:pk>/", people.rename_team, name="team"),
    path("progress/", progress.table, name="progress"),
    path("progress.csv", progress.csv_file, name="progress-csv"),
    path("media/<path:path>", doors.media, name="media"),
    path("admin/login/", doors.admin_login),
    path("admin/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("account/", include("allauth.urls")),
    path("documents/", include(wagtaildocs_urls)),
    *(
        path("", include(f"{app}.urls"))
        for app in ["trainer.look", *settings.RAPPORT_APPS]
        if find_spec(f"{app}.urls")
    ),
    path("", include(wagtail_urls)),
]
