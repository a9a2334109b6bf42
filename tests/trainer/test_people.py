import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from tests.factories import make_person
from trainer import people
from trainer.models import Role, Team, User


def test_an_invitation_carries_a_link_that_sets_the_password_once(
    manager, team, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        person = people.invite(manager, " New.Hire@Rapport.Example ", first_name="Noor", team=team)
    assert person.email == "new.hire@rapport.example" and not person.has_usable_password()
    [message] = mail.outbox
    assert message.subject == "Ruth Adeyemi invites you to Rapport" and message.to == [person.email]
    link = re.search(r"http://localhost:\d+(/account/password/reset/key/\S+)", message.body)[1]
    form = client.get(link, follow=True)
    words = {"password1": "a long enough phrase", "password2": "a long enough phrase"}
    assert client.post(form.redirect_chain[-1][0], words).status_code == 302
    assert User.objects.get(pk=person.pk).check_password("a long enough phrase")
    assert "used, or is too old" in client.get(link, follow=True).content.decode()


def test_a_name_cannot_write_headers_into_the_invitation(manager, django_capture_on_commit_callbacks):
    manager.first_name = "Ruth\nBcc: all@rapport.example"
    with django_capture_on_commit_callbacks(execute=True):
        people.invite(manager, "a@rapport.example")
    assert "\n" not in mail.outbox[0].subject and mail.outbox[0].bcc == []


@pytest.mark.parametrize("role", [Role.OPERATOR, "owner"])
def test_nobody_is_invited_as_operator(manager, role):
    with pytest.raises(people.Refused):
        people.invite(manager, "a@rapport.example", role=role)
    assert not User.objects.filter(email="a@rapport.example").exists()


def test_role_and_team_change_together_with_the_permissions(manager, recruiter, other_team):
    people.change(manager, recruiter, first_name="Ines", last_name="D.", role=Role.MANAGER, team=other_team)
    changed = User.objects.get(pk=recruiter.pk)
    assert (changed.role, changed.team, str(changed)) == (Role.MANAGER, other_team, "Ines D.")
    assert changed.has_perm("wagtailadmin.access_admin")


def test_a_manager_cannot_change_or_deactivate_an_operator(manager, operator):
    with pytest.raises(people.Refused, match="Only an operator"):
        people.change(manager, operator, first_name="X", last_name="", role=Role.LEARNER, team=None)
    with pytest.raises(people.Refused, match="Only an operator"):
        people.deactivate(manager, operator)
    assert User.objects.get(pk=operator.pk).is_active


def test_nobody_locks_themselves_out(manager):
    with pytest.raises(people.Refused, match="deactivate yourself"):
        people.deactivate(manager, manager)
    with pytest.raises(people.Refused, match="your own role"):
        people.change(manager, manager, first_name="R", last_name="", role=Role.LEARNER, team=None)


def test_nobody_is_made_an_operator_from_the_screen(manager, recruiter):
    with pytest.raises(people.Refused, match="on the server"):
        people.change(manager, recruiter, first_name="I", last_name="", role=Role.OPERATOR, team=None)
    assert User.objects.get(pk=recruiter.pk).role == Role.LEARNER


def test_deactivating_can_be_undone_from_the_toast(sign_in, manager, recruiter):
    client = sign_in(manager)
    page = client.post(f"/people/{recruiter.pk}/deactivate/", follow=True).content.decode()
    assert not User.objects.get(pk=recruiter.pk).is_active
    assert "Ines Duarte can no longer sign in." in page
    assert f'action="/people/{recruiter.pk}/reactivate/"' in page
    client.post(f"/people/{recruiter.pk}/reactivate/")
    assert User.objects.get(pk=recruiter.pk).is_active


def test_the_list_is_narrowed_by_words_team_and_role(sign_in, manager, recruiter, lead, stranger):
    client = sign_in(manager)

    def shown(query):
        return {person.first_name for person in client.get(f"/people/?{query}").context["people"]}

    assert shown("q=ines+dua") == {"Ines"}
    assert shown(f"team={recruiter.team.pk}") == {"Ines", "Hanne"}
    assert shown("role=lead") == {"Hanne"}
    assert shown("role=emperor&team=none") == {"Ines", "Hanne", "Pavel", "Ruth"}
    assert "Nobody fits" in client.get("/people/?q=zzz").content.decode()


def test_a_manager_does_not_see_operators(sign_in, manager, operator):
    client = sign_in(manager)
    assert operator.email not in client.get("/people/").content.decode()
    assert client.get(f"/people/{operator.pk}/").status_code == 404
    assert client.post(f"/people/{operator.pk}/deactivate/").status_code == 404


def test_the_list_takes_as_many_queries_for_forty_people_as_for_four(
    sign_in, manager, team, django_assert_num_queries, django_assert_max_num_queries
):
    client = sign_in(manager)
    client.get("/people/")
    with django_assert_max_num_queries(8) as few:
        client.get("/people/")
    for _ in range(36):
        make_person(team=team)
    with django_assert_num_queries(len(few.captured_queries)):
        client.get("/people/")


def test_adding_without_email_shows_a_link_to_hand_over(sign_in, manager, team):
    data = {
        "email": "n@rapport.example",
        "first_name": "Noor",
        "role": "lead",
        "team": team.pk,
        "how": "create",
    }
    response = sign_in(manager).post("/people/add/", data, follow=True)
    assert "http://testserver/account/password/reset/key/" in response.content.decode()
    assert User.objects.get(email="n@rapport.example").role == Role.LEAD
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"email": "INES@rapport.example"}, "is here already"),
        ({"email": "not an address"}, "It looks like"),
        ({"email": "a@rapport.example", "role": "operator"}, "Select a valid choice"),
    ],
)
def test_a_wrong_form_says_how_to_put_it_right(sign_in, manager, team, data, message):
    make_person("Ines", email="ines@rapport.example")
    response = sign_in(manager).post("/people/add/", {"first_name": "A", "role": "learner"} | data)
    page = response.content.decode()
    assert response.status_code == 422 and message in page
    assert 'aria-invalid="true"' in page
    assert User.objects.filter(first_name="A").count() == 0


def test_teams_are_added_and_renamed_and_a_name_is_used_once(sign_in, manager, team):
    client = sign_in(manager)
    client.post("/people/teams/", {"name": "Clinical hiring"})
    client.post(f"/people/teams/{team.pk}/", {"name": "Platform and data"})
    assert {t.name for t in Team.objects.all()} == {"Clinical hiring", "Platform and data"}
    assert client.post("/people/teams/", {"name": "Clinical hiring"}).status_code == 422


@pytest.mark.parametrize("act", ["deactivate", "reactivate", "invite"])
def test_acts_are_never_done_by_following_a_link(sign_in, manager, recruiter, act):
    assert sign_in(manager).get(f"/people/{recruiter.pk}/{act}/").status_code == 405


@pytest.mark.parametrize("name", ["visitor", "recruiter", "lead"])
def test_only_a_manager_acts(cast, sign_in, teammate, name):
    client = sign_in(cast[name])
    for address in (f"/people/{teammate.pk}/deactivate/", "/people/teams/", "/people/add/"):
        assert client.post(address, {"name": "Mine"}).status_code in {302, 404}
    assert User.objects.get(pk=teammate.pk).is_active and not Team.objects.filter(name="Mine").exists()


def test_a_name_is_text_and_never_markup(sign_in, manager):
    make_person("<script>alert(1)</script>", email="x@rapport.example")
    page = sign_in(manager).get("/people/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_the_operator_makes_the_first_ld_manager(sign_in, operator):
    data = {"email": "first@rapport.example", "first_name": "Ada", "role": "manager", "how": "create"}
    assert sign_in(operator).post("/people/add/", data).status_code == 302
    assert User.objects.get(email="first@rapport.example").has_perm("wagtailadmin.access_admin")


def test_an_operator_is_renamed_and_stays_an_operator(sign_in, operator):
    data = {"first_name": "Samuel", "last_name": "Okoro", "role": "operator"}
    assert sign_in(operator).post(f"/people/{operator.pk}/", data).status_code == 302
    operator.refresh_from_db()
    assert (operator.first_name, operator.role, operator.is_superuser) == ("Samuel", Role.OPERATOR, True)


@pytest.mark.parametrize(
    ("act", "lost"), [("deactivate", {"is_active": False}), ("change", {"role": Role.LEARNER})]
)
def test_two_managers_who_remove_each_other_at_once_leave_one(manager, act, lost):
    other = make_person("Odile", Role.MANAGER)
    User.objects.filter(pk=manager.pk).update(**lost)
    with pytest.raises(people.Refused, match="no longer manage people"):
        if act == "deactivate":
            people.deactivate(manager, other)
        else:
            people.change(manager, other, first_name="O", last_name="", role=Role.LEARNER, team=None)
    other.refresh_from_db()
    assert other.is_active and other.role == Role.MANAGER


def test_a_mail_server_that_is_down_leaves_the_person_in_and_shows_the_link(sign_in, manager, settings):
    settings.EMAIL_BACKEND = "tests.trainer.test_people.Down"
    data = {"email": "n@rapport.example", "first_name": "Noor", "role": "learner", "how": "invite"}
    page = sign_in(manager).post("/people/add/", data, follow=True).content.decode()
    assert "could not be sent. Hand over the link" in page and "/account/password/reset/key/" in page
    person = User.objects.get(email="n@rapport.example")
    again = sign_in(manager).post(f"/people/{person.pk}/invite/", follow=True).content.decode()
    assert "could not be sent" in again


def test_a_reset_looks_the_same_while_the_mail_server_is_down(client, recruiter, settings):
    settings.EMAIL_BACKEND = "tests.trainer.test_people.Down"
    for address in (recruiter.email, "nobody@rapport.example"):
        page = client.post("/account/password/reset/", {"email": address}, follow=True)
        assert page.status_code == 200 and "Look in your inbox" in page.content.decode()


def test_an_invitation_that_is_too_old_says_what_to_do(manager, client, time_machine):
    person = people.invite(manager, "late@rapport.example", first_name="Late")
    link = re.search(r"http://localhost:\d+(/account/password/reset/key/\S+)", mail.outbox[0].body)[1]
    time_machine.move_to(timezone.now() + timedelta(days=4))
    page = client.get(link, follow=True).content.decode()
    assert "used, or is too old" in page and 'href="/account/password/reset/"' in page
    client.post("/account/password/reset/", {"email": person.email})
    assert len(mail.outbox) == 2, "somebody who was invited can ask for a new link themselves"


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(client, recruiter):
    client.post("/account/password/reset/", {"email": recruiter.email.upper()})
    body = mail.outbox[0].body
    link = re.search(r"https?://\S+?(/account/password/reset/key/\S+)", body)[1]
    assert "The link works once" in body
    form = client.get(link, follow=True).redirect_chain[-1][0]
    words = {"password1": "another long phrase", "password2": "another long phrase"}
    assert client.post(form, words).status_code == 302
    assert client.get(link, follow=True).context["token_fail"]
    entered = client.post("/account/login/", {"login": recruiter.email, "password": "another long phrase"})
    assert entered.status_code == 302 and entered["Location"] == "/"


class Down(BaseEmailBackend):
    """A mail server that nobody answers at."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError("no")
