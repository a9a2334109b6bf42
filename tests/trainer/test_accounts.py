import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import make_person
from trainer.models import Role, User

PHRASE = "a long enough phrase"


@pytest.fixture
def ines(db):
    return make_person("Ines", email="ines@rapport.example", password=PHRASE)


def sign_in_with(client, email, password):
    return client.post("/account/login/", {"login": email, "password": password})


def test_people_sign_in_with_their_address_in_any_case(client, ines):
    assert sign_in_with(client, "INES@rapport.example", PHRASE)["Location"] == "/"
    assert client.get("/account/password/change/").status_code == 200


def test_the_session_key_changes_at_sign_in(client, ines):
    client.get("/account/login/")
    client.session["before"] = 1
    client.session.save()
    before = client.session.session_key
    sign_in_with(client, ines.email, PHRASE)
    assert client.session.session_key != before


def test_a_wrong_password_is_said_beside_the_form_and_to_assistive_technology(client, ines):
    page = sign_in_with(client, ines.email, "wrong").content.decode()
    assert 'role="alert"' in page and "not correct" in page


def test_guessing_is_throttled(client, ines):
    for _ in range(5):
        sign_in_with(client, ines.email, "wrong")
    page = sign_in_with(client, ines.email, PHRASE).content.decode()
    assert "Too many failed" in page
    assert client.get("/account/password/change/").status_code == 302


def test_sign_up_is_closed_unless_it_is_opened(client, db):
    response = client.post("/account/signup/", {"email": "new@rapport.example", "password1": PHRASE})
    assert "by invitation" in response.content.decode()
    assert User.objects.count() == 0


def test_an_open_sign_up_makes_a_recruiter_without_a_team(client, db, settings):
    settings.RAPPORT_OPEN_SIGNUP = True
    data = {"email": "New@rapport.example", "first_name": "Noor", "password1": PHRASE, "role": "operator"}
    assert client.post("/account/signup/", data | {"is_superuser": "1"})["Location"] == "/"
    person = User.objects.get()
    assert (person.email, person.first_name, person.role) == ("new@rapport.example", "Noor", Role.LEARNER)
    assert person.team is None and not person.is_superuser and not person.is_staff


def test_a_short_password_is_refused_with_the_rule(client, db, settings):
    settings.RAPPORT_OPEN_SIGNUP = True
    page = client.post(
        "/account/signup/", {"email": "n@rapport.example", "first_name": "N", "password1": "short"}
    )
    assert "at least 10 characters" in page.content.decode() and User.objects.count() == 0


def test_a_reset_answers_the_same_for_known_and_unknown_addresses(client, ines):
    known = client.post("/account/password/reset/", {"email": ines.email})
    unknown = client.post("/account/password/reset/", {"email": "nobody@rapport.example"})
    assert known["Location"] == unknown["Location"] == reverse("account_reset_password_done")
    assert [message.to for message in mail.outbox] == [[ines.email]]


def test_a_deactivated_person_cannot_sign_in(client, ines):
    ines.is_active = False
    ines.save()
    sign_in_with(client, ines.email, PHRASE)
    assert client.get("/account/password/change/").status_code == 302


def test_signing_out_takes_a_post(sign_in, ines):
    client = sign_in(ines)
    assert client.get("/account/logout/").status_code == 200
    assert client.get("/account/password/change/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/account/password/change/").status_code == 302


def test_the_way_back_after_sign_in_stays_on_this_site(client, ines):
    response = client.post(
        "/account/login/?next=https://elsewhere.example/",
        {"login": ines.email, "password": PHRASE, "next": "https://elsewhere.example/"},
    )
    assert response["Location"] == "/"


@pytest.mark.parametrize("demo", [True, False])
def test_the_cast_is_shown_only_in_the_demo(client, db, settings, demo):
    settings.RAPPORT_DEMO = demo
    assert ("rehearse-the-call" in client.get("/account/login/").content.decode()) is demo


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_password", "account_reauthenticate", "account_logout"]
)
def test_pages_about_ones_own_account_have_the_sites_frame(sign_in, ines, name):
    page = sign_in(ines).get(reverse(name), follow=True).content.decode()
    assert 'id="main"' in page and "<style" not in page and "onclick" not in page
