from django.urls import path

from courses import views

urlpatterns = [
    path("courses/<int:course_id>/take", views.take_course, name="take-course"),
    path("lessons/<int:lesson_id>/steps/<uuid:block_id>/read", views.read_step, name="read-step"),
    path("lessons/<int:lesson_id>/steps/<uuid:block_id>/answer", views.answer_step, name="answer-step"),
    path("lessons/<int:lesson_id>/steps/<uuid:block_id>/reflect", views.reflect_step, name="reflect-step"),
    path("lessons/<int:lesson_id>/finish", views.finish_lesson, name="finish-lesson"),
]
