"""What is said of a text that is looked at: to those who wrote it and to the secretariat, in plain words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hub.accounts.actions import danish_path, notify
from hub.kit.events import Event
from hub.kit.formats import percent
from search import moderation
from search.fitting import acting_for
from search.models import EvidenceFlag

Kind, Status = EvidenceFlag.Kind, EvidenceFlag.Status
NEWS = {
    "search.text_flagged": _("The secretariat looks at your text: %(text)s"),
    "search.text_cleared": _("Your text counts in your matches again: %(text)s"),
    "search.text_confirmed": _("Your text does not count in your matches: %(text)s"),
}
WHY = {
    Kind.STUFFED: _(
        "It is mostly strings of words, with few of the small words that sentences need. Until somebody has looked at "
        "it, it does not count in your matches. Write it in whole sentences: then it counts again by itself."
    ),
    Kind.COPIED: _(
        "Much of it is word for word what somebody else has written. Until somebody has looked at it, it does "
        "not count in your matches. Write it in your own words: then it counts again by itself."
    ),
    Kind.TOPICS: _(
        "The organisation has chosen more than 12 competences. Until somebody has looked at them, they do not count in "
        "your matches. Choose the ones you are best at: then they count again by themselves."
    ),
    Kind.SUDDEN: _(
        "You changed what you show while challenges are open. It counts in your matches with them one day after your "
        "last change; in all others at once."
    ),
}
SUDDEN_OF_A_PERSON = _(
    "You changed what you show of yourself while challenges are open. It counts in your matches with them one day "
    "after your last change; in all others at once."
)
CONFIRMED = _(
    "The secretariat has looked at it and leaves it out of your matches. Write it for people who read it; then "
    "somebody looks again."
)
ABOUT_YOU = _("What you write about yourself")
ALL_YOU_SHOW = _("What you show of yourself")
CLEARED = _("The secretariat has looked at it, and it is in order.")
NOTED = _("The secretariat says: %(note)s")
SEEN = {
    Kind.STUFFED: _("%(value)s of the words are small words that hold sentences together; usually a third or more."),
    Kind.COPIED: _("%(value)s of it stands word for word with %(other)s."),
    Kind.TOPICS: _("%(value)s competences are chosen."),
    Kind.SUDDEN: _("Counted a day later, by itself."),
}


def flag_of(event: Event) -> EvidenceFlag | None:
    """The flag an event is about; None where its text is gone meanwhile."""
    flags = EvidenceFlag.objects.select_related("organisation", "person__user", "evidence")
    return flags.filter(public_id=event.entry.subject_id).first()


def tell_writers(flag: EvidenceFlag, event: Event) -> None:
    """Those whose text it is hear that somebody looks at it and why, and what came of it, in the words of who decided:
    beside a text that is in order nothing else says them."""
    outcome = {"search.text_cleared": CLEARED, "search.text_confirmed": CONFIRMED}
    text = outcome.get(event.action, WHY[flag.kind])
    notify(
        acting_for(flag.who),
        kind=event.action.removeprefix("search."),
        key=str(event.entry.public_id),
        subject=NEWS[event.action],
        text=format_lazy("{}\n\n{}", text, NOTED) if flag.note and event.by_id else text,
        why=_("You act for %(organisation)s.") if flag.organisation else _("It is your own text."),
        path=path_to(flag),
        values={"organisation": str(flag.organisation or ""), "text": called(flag), "note": flag.note},
    )


def called(flag: EvidenceFlag) -> Any:
    """What its own writers call the text."""
    if flag.person_id is None or flag.evidence is not None:
        return flag.subject
    return ALL_YOU_SHOW if flag.kind == Kind.SUDDEN else ABOUT_YOU


def told_to_its_own(flag: EvidenceFlag) -> dict[str, Any]:
    """A flag for those whose text it is: what, where it stands and what to do. Never whose words it has."""
    confirmed = flag.status == Status.CONFIRMED
    why = SUDDEN_OF_A_PERSON if flag.kind == Kind.SUDDEN and flag.person_id is not None else WHY[flag.kind]
    return {
        "flag": flag,
        "title": called(flag),
        "why": CONFIRMED if confirmed else why,
        "kind": "stop" if confirmed else "info",
        "change": reverse("evidence_change", args=[flag.evidence.public_id]) if flag.evidence else "",
    }


def told_to_the_secretariat(flag: EvidenceFlag) -> dict[str, Any]:
    """A flag for those who decide: what was measured, and the words themselves."""
    value = str(int(flag.value)) if flag.kind == Kind.TOPICS else percent(flag.value * 100)
    return {
        "flag": flag,
        "title": flag.subject,
        "language": flag.evidence.language if flag.evidence else "",
        "text": flag.evidence.text if flag.evidence else moderation.words_of(flag.who),
        "seen": SEEN[flag.kind] % {"value": value, "other": flag.other or _("another")},
    }


def path_to(flag: EvidenceFlag) -> str:
    """The Danish path of the page where the text is seen among the rest by those who may change it."""
    if flag.person_id is not None:
        return danish_path("profile")
    return danish_path("organisation_evidence", flag.organisation.slug)
