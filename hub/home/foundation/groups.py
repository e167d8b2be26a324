"""The groups, what each may do in the CMS, and who approves what."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from hub.base.models import FourEyesTask

GROUPS = ("facilitator", "editor", "administrator", "data_officer")
EDITING = ("add_page", "change_page")
WORDS = ("base.topic", "base.standardtext", "search.synonymgroup", "search.ownword", "search.promotion")
SNIPPETS = {
    "facilitator": (*WORDS, "challenges.route"),
    "editor": WORDS,
    "administrator": (*WORDS, "challenges.route"),
}
COUNTED = "view_askedquery"  # what visitors search for, in numbers
# Wagtail asks for the rights of its own image and document, also where a project has models of its own.
MEDIA = {
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
}


def make_groups(home: Page) -> dict[str, Group]:
    """The four groups with their rights. Nobody gets the right to publish: that is what approval is for."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in GROUPS}
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in ("facilitator", "editor", "administrator"):
        groups[name].permissions.add(enter, *_snippet_permissions(name))
    groups["administrator"].permissions.add(
        *Permission.objects.filter(
            content_type__app_label="accounts", codename__in=("add_user", "change_user", "view_user")
        ),
        *Permission.objects.filter(content_type__app_label="base", codename="change_sitesettings"),
    )
    translate = Permission.objects.get(content_type__app_label="simple_translation", codename="submit_translation")
    redirects = Permission.objects.filter(content_type__app_label="wagtailredirects")
    for name in ("editor", "administrator"):
        groups[name].permissions.add(*redirects)
    for name in ("facilitator", "editor"):
        groups[name].permissions.add(translate)
        _let_edit(groups[name], home)
    return groups


def make_approval(home: Page, challenges: Page, groups: dict[str, Group]) -> None:
    """Pages need a second editor or facilitator; challenges a second facilitator."""
    _approval(
        "Godkendelse af sider",
        "En anden redaktør eller facilitator godkender",
        home,
        [groups["editor"], groups["facilitator"]],
    )
    _approval("Godkendelse af udfordringer", "En anden facilitator godkender", challenges, [groups["facilitator"]])


def _approval(name: str, task_name: str, page: Page, groups: list[Group]) -> None:
    """One way to approval for ``page`` in every language: without it a page waits for a group that nobody is in."""
    placed = WorkflowPage.objects.filter(page=page).first()
    workflow = placed.workflow if placed else _new_workflow(name, task_name, groups)
    for twin in page.get_translations(inclusive=True):
        WorkflowPage.objects.get_or_create(page=twin, defaults={"workflow": workflow})


def _new_workflow(name: str, task_name: str, groups: list[Group]) -> Workflow:
    task = FourEyesTask.objects.create(name=task_name)
    task.groups.set(groups)
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _let_edit(group: Group, home: Page) -> None:
    root = home.get_parent()
    for codename in EDITING:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for app, codenames in MEDIA.items():
        for permission in Permission.objects.filter(content_type__app_label=app, codename__in=codenames):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )


def _snippet_permissions(group: str) -> list[Permission]:
    found = []
    for label in SNIPPETS.get(group, ()):
        app, model = label.split(".")
        verbs = ("add", "change", "view", "delete") if app == "search" else ("add", "change", "view")
        codenames = [f"{verb}_{model}" for verb in verbs]
        found += Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
    return [*found, *Permission.objects.filter(content_type__app_label="search", codename=COUNTED)]
