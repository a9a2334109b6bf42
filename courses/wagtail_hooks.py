"""How course pages are served: who may read a page, and with whose progress."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from courses import views
from courses.models import CourseIndexPage, CoursePage, LessonPage

SCREENS: dict[type[Page], Any] = {
    LessonPage: views.show_lesson,
    CoursePage: views.show_course,
    CourseIndexPage: views.show_index,
}


@hooks.register("before_serve_page")
def serve_with_access_rule(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse | None:
    """Refuse a page without a rule; send visitors to sign in; show learners their own progress."""
    rule = getattr(page, "may_be_read_by", None)
    if rule is None:
        raise Http404
    if not rule(request.user):
        return redirect_to_login(request.get_full_path())
    return SCREENS[type(page)](request, page)
