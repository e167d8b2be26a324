"""On one's profile and on the page of what an organisation shows: searches one follows, texts that are looked at."""

from hub.kit.slots import fills
from search.finding import wanting
from search.models import EvidenceFlag, SavedSearch
from search.saying import flagging


@fills("profile.follows")
def my_searches(_nothing, user):
    """The searches one follows, each with a way to change and to remove it."""
    mine = SavedSearch.objects.visible_to(user)
    return "search/_my_searches.html", {"searches": [{"saved": one, "url": wanting.address(one)} for one in mine]}


@fills("evidence.notes")
def texts_looked_at(organisation, user):
    """For those who act for it: which of its texts do not count now, why, and what to do."""
    standing = EvidenceFlag.objects.visible_to(user).filter(organisation=organisation).standing()
    rows = [flagging.told_to_its_own(flag) for flag in standing.select_related("organisation", "evidence")]
    return ("search/_text_flags.html", {"rows": rows}) if rows else None


@fills("profile.notes")
def own_texts_looked_at(_page, user):
    """For a person: which of their own texts do not count now, why, and what to do."""
    standing = EvidenceFlag.objects.filter(person__user=user).standing()
    rows = [flagging.told_to_its_own(flag) for flag in standing.select_related("person", "evidence")]
    return ("search/_text_flags.html", {"rows": rows}) if rows else None
