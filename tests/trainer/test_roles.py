import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Site

from trainer.models import Role, User
from trainer.people import roles

SUPERUSER_IN_ALL_BUT_NAME = {
    "auth",
    "trainer",
    "account",
    "admin",
    "sessions",
    "contenttypes",
    "wagtailusers",
}


def test_an_ld_manager_holds_no_permission_over_people(manager):
    held = {permission.split(".")[0] for permission in manager.get_all_permissions()}
    assert held & SUPERUSER_IN_ALL_BUT_NAME == set()
    assert not any(
        "user" in permission or "group" in permission for permission in manager.get_all_permissions()
    )


@pytest.mark.parametrize("name", ["recruiter", "lead"])
def test_recruiters_and_leads_hold_no_permission_at_all(cast, name):
    assert cast[name].get_all_permissions() == set()


def test_an_ld_manager_enters_the_admin_and_authors_pages_and_pictures(manager):
    assert manager.has_perm("wagtailadmin.access_admin")
    pages = GroupPagePermission.objects.filter(group__name=roles.MANAGERS)
    assert {p.permission.codename for p in pages} >= {"add_page", "change_page", "publish_page"}
    assert {p.page for p in pages} == {Site.objects.get().root_page}
    root = Site.objects.get().root_page.permissions_for_user(manager)
    assert root.can_edit() and root.can_add_subpage()


def test_authored_models_bring_their_permissions(monkeypatch, db):
    from django.apps import apps

    monkeypatch.setattr(apps.get_app_config("trainer"), "authoring_models", ("Team",), raising=False)
    assert roles.sync_group().permissions.filter(codename="change_team").exists()


def test_losing_the_role_loses_every_permission(manager):
    manager.user_permissions.add(Permission.objects.first())
    manager.role = Role.LEARNER
    manager.save()
    roles.sync_role(manager)
    assert User.objects.get(pk=manager.pk).get_all_permissions() == set()


def test_syncing_twice_changes_nothing(manager):
    def state():
        group = Group.objects.get(name=roles.MANAGERS)
        return group.permissions.count(), group.page_permissions.count(), group.collection_permissions.count()

    before = state()
    roles.sync_role(manager)
    assert state() == before


def test_a_superuser_from_the_command_line_is_an_operator(db):
    assert User.objects.create_superuser("root", "root@rapport.example", "x").role == Role.OPERATOR
