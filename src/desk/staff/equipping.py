"""Gives a group what its role may do: acts anywhere, pages and files below one place."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from desk.kit.page import PortalPage
from desk.staff.roles import Role


def equip(group: Group, role: Role, top: PortalPage) -> None:
    """Bring what a group may do in line with a role, for `top` and the pages below; no more.

    For a section it is given no act that concerns the whole portal, and of pictures and documents,
    which all sections share, it changes its own.
    """
    is_whole = top.depth == 1
    group.permissions.set(_granted(role, role.acts if is_whole else role.acts_in_a_section))
    _let_into_pages(group, role, top)
    _let_into_files(group, role.files if is_whole else role.files_in_a_section)


def _granted(role: Role, acts: Iterable[str]) -> list[Permission]:
    if role.everything:
        return list(Permission.objects.all())
    wanted = {"wagtailadmin.access_admin", *acts}
    found = Permission.objects.select_related("content_type")
    return [
        permission
        for permission in found
        if f"{permission.content_type.app_label}.{permission.codename}" in wanted
    ]


def _let_into_pages(group: Group, role: Role, top: PortalPage) -> None:
    wanted = [f"{deed}_portalpage" for deed in role.pages]
    allowed = Permission.objects.filter(
        content_type__app_label="kit", content_type__model="portalpage", codename__in=wanted
    )
    given = GroupPagePermission.objects.filter(group=group)
    given.exclude(permission__in=allowed, page=top).delete()
    for permission in allowed:
        GroupPagePermission.objects.get_or_create(group=group, page=top, permission=permission)


def _let_into_files(group: Group, files: Iterable[str]) -> None:
    root = Collection.get_first_root_node()
    wanted = [f"{deed}_{kind}" for deed in files for kind in ("image", "document")]
    allowed = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=wanted
    )
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=allowed).delete()
    for permission in allowed:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
