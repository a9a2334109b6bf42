"""The field tag ties label, hint, input and error together."""

from django import forms
from django.template import Context, Template


class Practice(forms.Form):
    due = forms.DateField(help_text="The day it should be done.")
    note = forms.CharField(required=False)
    who = forms.ChoiceField(widget=forms.RadioSelect, choices=[("me", "Me"), ("all", "Everybody")])
    mail = forms.BooleanField(required=False, label="Tell me by e-mail")


def render(form: forms.Form, name: str) -> str:
    template = Template("{% load rapport %}{% field bound %}")
    return template.render(Context({"bound": form[name]}))


def test_a_label_points_at_its_input():
    html = render(Practice(), "due")
    assert '<label for="id_due">Due' in html
    assert 'class="input"' in html


def test_the_hint_describes_the_input():
    html = render(Practice(), "due")
    assert 'aria-describedby="id_due_hint"' in html
    assert 'id="id_due_hint"' in html


def test_an_error_is_tied_to_its_input_and_marks_it():
    html = render(Practice({"due": "31 June"}), "due")
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_due_hint id_due_error"' in html
    assert 'id="id_due_error"' in html


def test_only_optional_fields_say_so():
    assert "optional" in render(Practice(), "note")
    assert "optional" not in render(Practice(), "due")


def test_radio_buttons_are_a_group_with_a_legend():
    html = render(Practice(), "who")
    assert "<fieldset" in html
    assert "<legend>Who" in html


def test_one_box_carries_its_label_beside_it():
    html = render(Practice(), "mail")
    assert '<label class="option" for="id_mail">' in html
    assert html.count("Tell me by e-mail") == 1
