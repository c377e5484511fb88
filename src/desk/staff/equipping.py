"""Gives a group what its role may do: acts anywhere, pages and files below one place."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from desk.kit.page import PortalPage
from desk.staff.roles import Role


def equip(group: Group, role: Role, top: PortalPage) -> None:
    """Bring what a group may do in line with a role, for `top` and the pages below; no more."""
    group.permissions.set(_granted(role))
    _let_into_pages(group, role, top)
    _let_into_files(group, role)


def _granted(role: Role) -> list[Permission]:
    if role.everything:
        return list(Permission.objects.all())
    wanted = {"wagtailadmin.access_admin", *role.acts}
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


def _let_into_files(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    wanted = [f"{deed}_{kind}" for deed in role.files for kind in ("image", "document")]
    allowed = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=wanted
    )
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=allowed).delete()
    for permission in allowed:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
