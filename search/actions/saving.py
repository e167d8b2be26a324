"""Saving a search, changing and removing it. Put on no record: nobody can look up who looks for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from challenges.actions import Refused
from hub.accounts.models import Notice, User
from hub.kit.clock import now
from search.models import SavedSearch

MOST = 20  # of one person


@transaction.atomic
def save_search(
    query: str, *, chosen: Mapping[str, Iterable[str]], language: str, name: str, frequency: str, by: User
) -> SavedSearch:
    """Hear of what this search finds from now on. The same search again is the same one, with its new name and
    frequency. Raises Refused for one more than MOST.
    """
    User.objects.select_for_update().get(pk=by.pk)
    asked = {"query": query, "language": language}
    asked["chosen"] = {facet: sorted(values) for facet, values in sorted(chosen.items()) if values}
    mine = SavedSearch.objects.filter(user=by)
    same = mine.asking(**asked)
    if same is not None:
        return change_saved_search(same, name=name, frequency=frequency, by=by)
    if mine.count() >= MOST:
        raise Refused(_("You follow %(count)s searches already. Remove one to follow another.") % {"count": MOST})
    moment = now()
    return SavedSearch.objects.create(
        user=by, name=name, frequency=SavedSearch.Frequency(frequency), begun_at=moment, seen_until=moment, **asked
    )


@transaction.atomic
def change_saved_search(saved: SavedSearch, *, name: str, frequency: str, by: User) -> SavedSearch:
    """Another name, or heard of more or less often. Whoever begins again hears of nothing that came meanwhile."""
    saved = _own(saved, by)
    if saved.frequency == SavedSearch.Frequency.NEVER != frequency:
        saved.begun_at = saved.seen_until = now()
        saved.told = {}
    saved.name, saved.frequency = name, SavedSearch.Frequency(frequency)
    saved.save(update_fields=["name", "frequency", "begun_at", "seen_until", "told", "changed_at"])
    if saved.frequency == SavedSearch.Frequency.NEVER:
        _keep_from_mail(saved)
    return saved


@transaction.atomic
def remove_saved_search(saved: SavedSearch, *, by: User) -> None:
    """It is gone, and what it found is mailed no more."""
    saved = _own(saved, by)
    _keep_from_mail(saved)
    saved.delete()


def _own(saved: SavedSearch, by: User) -> SavedSearch:
    saved = SavedSearch.objects.select_for_update().get(pk=saved.pk)
    if not by.has_perm("search.view_saved_search", saved):
        raise PermissionDenied("search.view_saved_search")
    return saved


def _keep_from_mail(saved: SavedSearch) -> None:
    waiting = Notice.objects.filter(user=saved.user_id, key__startswith=f"searched:{saved.public_id}:")
    waiting.filter(waits_for_digest=True).update(waits_for_digest=False)
