"""What the CMS does with pages of pilots and learnings: records stand on them, so they are not simply taken away."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from projects.models import LearningPage, Pilot, PilotPage

TOLD = {"delete", "move", "unpublish"}


def is_bound(page, *, taken_away: bool = True) -> bool:
    """Whether a pilot stands on the page or below it, or an ended pilot on its learning.

    A planned pilot's page may be unpublished, not taken away. A translation may always go: the Danish page stays.
    """
    below = PilotPage.objects.descendant_of(page, inclusive=True).filter(locale__language_code="da")
    pilots = below.filter(pilot__isnull=False)
    if not taken_away:
        pilots = pilots.exclude(pilot__status=Pilot.Status.PLANNED)
    return pilots.exists() or _is_needed_learning(page)


def _is_needed_learning(page) -> bool:
    """The learning of a pilot that has ended: without one it could not have ended."""
    learning = LearningPage.objects.filter(pk=page.pk, locale__language_code="da").first()
    return bool(learning and learning.pilot and learning.pilot.has_ended)


def _refuse(request, page):
    text = _("“%(title)s” belongs to a pilot with records. It can be edited, but not taken away.")
    messages.error(request, text % {"title": page.title})
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else page.pk)


@hooks.register("before_delete_page")
def page_deleted(request, page):
    return _refuse(request, page) if is_bound(page) else None


@hooks.register("before_move_page")
def page_moved(request, page, destination):
    return _refuse(request, page) if is_bound(page) else None


@hooks.register("before_unpublish_page")
def page_unpublished(request, page):
    return _refuse(request, page) if is_bound(page, taken_away=False) else None


@hooks.register("before_bulk_action")
def pages_handled_together(request, action_type, objects, action_class_instance):
    if action_type not in TOLD:
        return None
    taken_away = action_type != "unpublish"
    pages = [thing for thing in objects if hasattr(thing, "specific_class")]
    bound = next((page for page in pages if is_bound(page, taken_away=taken_away)), None)
    return _refuse(request, bound) if bound else None
