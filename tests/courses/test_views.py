"""Courses and lessons over HTTP: who may open them, and what they keep."""

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import CoursePage, Enrolment, LessonPage, StepDone
from trainer.models import User

HTMX = {"HX-Request": "true"}


@pytest.fixture
def learner(client: Client, recruiter: User) -> Client:
    client.force_login(recruiter)
    return client


def test_visitors_read_an_open_lesson_and_sign_in_for_the_rest(
    client: Client, first: LessonPage, second: LessonPage, course: CoursePage
) -> None:
    opened = client.get(first.url)
    assert opened.status_code == 200
    assert b"Sign in to keep your progress" in opened.content
    for page in (second, course, course.get_parent()):
        refused = client.get(page.url)
        assert refused.status_code == 302
        assert refused["Location"].startswith(reverse("account_login"))


def test_every_role_reads_every_lesson_when_signed_in(client: Client, cast, first, second, course) -> None:
    for person in filter(None, cast.values()):
        client.force_login(person)
        assert [client.get(p.url).status_code for p in (first, second, course, course.get_parent())] == [
            200
        ] * 4


def test_visitors_cannot_save_anything(client: Client, first: LessonPage, step) -> None:
    for name, args in [
        ("take-course", [first.get_parent().pk]),
        ("read-step", [first.pk, step(first, "text")]),
        ("answer-step", [first.pk, step(first, "check")]),
        ("reflect-step", [first.pk, step(first, "reflection")]),
        ("finish-lesson", [first.pk]),
    ]:
        assert client.post(reverse(name, args=args), {"answer": "0", "text": "x"}).status_code in (302, 401)
    assert not StepDone.objects.exists()
    assert not Enrolment.objects.exists()


def test_taking_a_course_opens_its_first_lesson(
    learner: Client, course: CoursePage, first: LessonPage
) -> None:
    response = learner.post(reverse("take-course", args=[course.pk]))
    assert response["Location"] == first.url
    assert Enrolment.objects.filter(course=course).exists()


def test_a_wrong_answer_shows_the_reasons_and_can_be_given_again(
    learner: Client, first: LessonPage, step
) -> None:
    url = reverse("answer-step", args=[first.pk, step(first, "check")])
    wrong = learner.post(url, {"answer": "1"}, headers=HTMX).content.decode()
    assert "Not yet. Nothing is lost." in wrong and "It drifts." in wrong and "It answers." in wrong
    right = learner.post(url, {"answer": "0"}, headers=HTMX).content.decode()
    assert "That&#x27;s it." in right or "That's it." in right


def test_reasons_stay_hidden_until_an_answer_is_given(learner: Client, first: LessonPage, step) -> None:
    page = learner.get(first.url).content.decode()
    assert "It drifts." not in page
    missing = learner.post(reverse("answer-step", args=[first.pk, step(first, "check")]), headers=HTMX)
    assert missing.status_code == 422
    assert "Choose an answer first." in missing.content.decode()
    assert not StepDone.objects.exists()


def test_without_javascript_an_answer_comes_back_to_its_step(
    learner: Client, first: LessonPage, step
) -> None:
    block = step(first, "check")
    response = learner.post(reverse("answer-step", args=[first.pk, block]), {"answer": "0"})
    assert response["Location"] == f"{first.url}#step-{block}"
    assert "It drifts." in learner.get(first.url).content.decode()


def test_a_reflection_is_kept_and_escaped(learner: Client, first: LessonPage, step) -> None:
    url = reverse("reflect-step", args=[first.pk, step(first, "reflection")])
    kept = learner.post(url, {"text": "<script>alert(1)</script>"}, headers=HTMX).content.decode()
    assert "&lt;script&gt;" in kept and "<script>alert" not in kept
    too_long = learner.post(url, {"text": "x" * 4001}, headers=HTMX)
    assert too_long.status_code == 422
    assert StepDone.objects.get().text == "<script>alert(1)</script>"


def test_steps_only_take_what_they_are(learner: Client, first: LessonPage, step) -> None:
    check, text = step(first, "check"), step(first, "text")
    assert learner.post(reverse("read-step", args=[first.pk, check])).status_code == 404
    assert learner.post(reverse("answer-step", args=[first.pk, text]), {"answer": "0"}).status_code == 404
    assert learner.get(reverse("read-step", args=[first.pk, text])).status_code == 405


def test_finishing_goes_on_or_names_the_open_step(learner: Client, first, second, step) -> None:
    url = reverse("finish-lesson", args=[first.pk])
    assert learner.post(url)["Location"] == f"{first.url}#step-{step(first, 'check')}"
    learner.post(reverse("answer-step", args=[first.pk, step(first, "check")]), {"answer": "1"})
    assert learner.post(url)["Location"] == second.url


def test_a_lesson_page_needs_at_most_twelve_queries(
    learner: Client, first: LessonPage, django_assert_max_num_queries
) -> None:
    learner.get(first.url)
    with django_assert_max_num_queries(12):
        learner.get(first.url)


def test_the_course_index_needs_no_more_queries_for_more_courses(
    learner: Client, course: CoursePage, folder, django_assert_max_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from courses.loading import load_course

    index = course.get_parent().url
    learner.get(index)
    with CaptureQueriesContext(connection) as one:
        learner.get(index)
    load_course(folder.rename(folder.with_name("other")))
    with django_assert_max_num_queries(len(one)):
        learner.get(index)
