"""What the CMS does with challenges."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from challenges import actions
from challenges.models import ChallengeIndexPage, ChallengePage


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def page_saved(request, page):
    """A draft may be kept, by the editor's own saving too, before somebody has chosen the department."""
    if isinstance(page, ChallengePage) and page.department_id:
        actions.adopt(page, by=request.user)


@hooks.register("after_copy_page")
def page_copied(request, page, new_page):
    if isinstance(new_page, ChallengePage) and new_page.department_id:
        actions.adopt(new_page, by=request.user)


def is_bound(page) -> bool:
    """Whether records stand on the page, or on a page below it."""
    page = page.specific
    if isinstance(page, ChallengePage):
        return page.challenge_id is not None and page.challenge.editions.exists()
    if isinstance(page, ChallengeIndexPage):
        return ChallengePage.objects.descendant_of(page).filter(challenge__edition__isnull=False).exists()
    return False


def _refuse(request, page):
    messages.error(
        request,
        _("“%(title)s” has been published, and records stand on it. Cancel the challenge in its case instead.")
        % {"title": page.title},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_delete_page")
def page_deleted(request, page):
    return _refuse(request, page) if is_bound(page) else None


@hooks.register("before_unpublish_page")
def page_unpublished(request, page):
    return _refuse(request, page) if is_bound(page) else None


@hooks.register("before_move_page")
def page_moved(request, page, destination):
    return _refuse(request, page) if is_bound(page) else None


@hooks.register("before_bulk_action")
def pages_handled_together(request, action_type, objects, action_class_instance):
    if action_type in ("delete", "move", "unpublish"):
        bound = next((page for page in objects if hasattr(page, "specific") and is_bound(page)), None)
        return _refuse(request, bound) if bound else None
    return None
