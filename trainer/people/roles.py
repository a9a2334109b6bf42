"""What each role means to Wagtail and Django: groups and permissions.

Only L&D managers hold any, through one group. Wagtail's user permissions amount to superuser, so the group never
holds a permission of `auth`, of our user model or of Wagtail's users; the operator alone is a superuser.

An app names what L&D managers author by listing models on its AppConfig: `authoring_models = ("Scenario", "Persona")`.
"""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from trainer.models import Role, User

MANAGERS = "L&D managers"
PAGE_PERMISSIONS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")
COLLECTION_PERMISSIONS = (
    ("wagtailimages", ("add_image", "change_image", "delete_image", "choose_image")),
    ("wagtaildocs", ("add_document", "change_document", "delete_document", "choose_document")),
)


def authoring_models() -> Iterator[type[Model]]:
    """The models which the installed apps declare as written by L&D managers."""
    for config in apps.get_app_configs():
        for name in getattr(config, "authoring_models", ()):
            yield config.get_model(name)


def authoring_permissions() -> QuerySet[Permission]:
    """Every permission on the authored models, and the right to enter Wagtail's admin."""
    types = ContentType.objects.get_for_models(*authoring_models()).values()
    entry = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    return entry | Permission.objects.filter(content_type__in=list(types))


def sync_group() -> Group:
    """Bring the group of L&D managers in line with what the code declares. Safe to call again."""
    group, _ = Group.objects.get_or_create(name=MANAGERS)
    group.permissions.set(authoring_permissions())
    _grant_pages(group)
    _grant_collections(group)
    return group


def sync_role(user: User) -> None:
    """Give `user` exactly the groups and permissions that their role carries."""
    user.user_permissions.clear()
    if user.role == Role.MANAGER:
        user.groups.set([sync_group()])
    else:
        user.groups.clear()


def _grant_pages(group: Group) -> None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page if site else Page.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type=ContentType.objects.get_for_model(Page),
        codename__in=[f"{name}_page" for name in PAGE_PERMISSIONS],
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    GroupPagePermission.objects.filter(group=group).exclude(page=root).delete()


def _grant_collections(group: Group) -> None:
    root = Collection.get_first_root_node()
    for app_label, codenames in COLLECTION_PERMISSIONS:
        for permission in Permission.objects.filter(
            content_type__app_label=app_label, codename__in=codenames
        ):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
