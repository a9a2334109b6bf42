"""Wagtail's admin under our own name: colours, a welcome page, less noise."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from trainer.look.authoring import WelcomePanel

QUIET = {"help"}
"""Menu items that lead away from authoring."""


@hooks.register("insert_global_admin_css")
def admin_stylesheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_homepage_panels")
def welcome(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, WelcomePanel())


@hooks.register("construct_main_menu")
def quiet_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in QUIET]


@hooks.register("register_admin_menu_item")
def back_to_the_site() -> MenuItem:
    return MenuItem("Open Rapport", "/#main", name="open-rapport", icon_name="home", order=1)
