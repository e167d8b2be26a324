"""How we match, as everybody may read it: once for the page, once for machines, in the fields of an algorithm register.

The fields follow the Dutch Algorithm Register (algoritmes.overheid.nl), in plain words. What can be read from the
code and the records is read there: features, weights, versions, figures.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db.models import Min
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.base.chrome import surroundings
from hub.kit.formats import month_year
from partners.models import Consent
from search import auditing, embedding, profiles
from search.matching import ENGINE, Weights
from search.models import ExposureAudit
from search.saying import balance, features

LICENCE = "CC BY 4.0"


@dataclass(frozen=True)
class Fact:
    """One field of the register."""

    name: str
    title: str
    text: str


def page() -> dict[str, Any]:
    """All that the page prints."""
    audit, weights = latest(), profiles.weights()
    return {
        "used": used(),
        "never": never(),
        "features": features.known(weights),
        "strengths": features.strengths(),
        "humans": humans(),
        "audit": audit,
        "tables": balance.tables(audit.groups) if audit else [],
        "aim": {"least": auditing.LEAST, "most": auditing.MOST},
        "facts": facts(weights),
        "contact": surroundings().contact_email,
    }


def for_machines(feature: features.Feature) -> dict[str, Any]:
    """With the length of its bar named as what it is: no share of a whole."""
    told = asdict(feature)
    return told | {"percent_of_heaviest": told.pop("share")}


def as_json() -> dict[str, Any]:
    """The same for machines."""
    audit, weights = latest(), profiles.weights()
    return {
        "language": get_language(),
        "licence": LICENCE,
        **{fact.name: fact.text for fact in facts(weights)},
        "data_used": used(),
        "data_never_used": never(),
        "features": [for_machines(feature) for feature in features.known(weights)],
        "strengths": [{"name": str(name), "meaning": str(text)} for name, text in features.strengths()],
        "human_decisions": humans(),
        "exposure": {
            "month": f"{audit.month:%Y-%m}",
            "lists": audit.lists,
            "aim": [auditing.LEAST, auditing.MOST],
            "groups": auditing.told(audit.groups),
        }
        if audit
        else None,
    }


def latest() -> ExposureAudit | None:
    """The newest month in which lists were looked at."""
    return ExposureAudit.objects.filter(lists__gt=0).first()


def used() -> list[str]:
    return [
        _("What the organisation has written about what it can and has done, on its own page here."),
        _("What a person who has switched matching on has written about themselves and shown, on their profile here."),
        _("The competences, the part, the place and the time to start that it has stated."),
        _("Pilots it has carried out with the municipality, as they stand on record here."),
        _("What the challenge says: its text, the competences and parts it looks for, its themes and goals."),
        _("In your own list alone: the themes you follow, and what you have called interesting or wrong."),
    ]


def never() -> list[str]:
    return [
        _("Size, turnover, age, gender and nationality."),
        _("How often a page is visited, or how popular somebody is."),
        _("Who follows a challenge, has begun a response or has handed one in."),
        _("Anything from elsewhere: no registers, no social media, no purchased data."),
        _("Texts of whoever has not switched matching on, and texts the secretariat is looking at."),
    ]


def humans() -> list[str]:
    return [
        _("A match is a suggestion. A person at the municipality decides whom to invite; nobody is turned down by it."),
        _(
            "People see their own matches. Those who own a challenge see a person only if that person has agreed to it "
            "as well, and no longer than that."
        ),
        _("Whoever assesses the responses sees no match. It is never used in the assessment."),
        _("Everybody can answer an open challenge, whether they are a match or not."),
        _("The weights are set by people. Each change has a reason and stands on record; nothing learns by itself."),
        _("Texts that look made for the matching are found by a machine; a facilitator decides what counts."),
    ]


def facts(weights: Weights) -> list[Fact]:
    """The fields of the register, in its order."""
    site = surroundings()
    told = [
        ("name", _("Name"), _("Matching in %(hub)s") % {"hub": site.site_name or "Quadro"}),
        ("responsible", _("Responsible"), site.municipality or _("The municipality")),
        ("contact", _("Contact"), site.contact_email or _("The secretariat")),
        ("status", _("Since when"), since()),
        ("version", _("Version"), version(weights)),
        ("purpose", _("Purpose"), purpose()),
        ("legal_basis", _("Legal basis"), legal_basis()),
        ("data_sources", _("Data sources"), sources()),
        ("human_intervention", _("Human intervention"), _("A person decides every invitation and every outcome.")),
        ("risks", _("Risks, and what we do"), risks()),
        ("logic", _("Logic"), logic()),
        ("supplier", _("Supplier"), supplier()),
    ]
    return [Fact(name, title, text) for name, title, text in told]


def version(weights: Weights) -> str:
    """As both are stored with each match."""
    return _("Engine %(engine)s, weights %(weights)s") % {"engine": ENGINE, "weights": weights.version}


def since() -> str:
    first = Consent.objects.filter(purpose=Consent.Purpose.MATCHING).aggregate(first=Min("given_at"))["first"]
    return _("In use since %(month)s") % {"month": month_year(first)} if first else _("Not in use yet")


def purpose() -> str:
    return _(
        "Organisations, researchers and citizens find the challenges they can help to solve, and those who own a "
        "challenge find partners from all four parts, also ones they did not know."
    )


def legal_basis() -> str:
    return _(
        "Consent. Only organisations and people who have switched matching on are matched, and they can switch it off "
        "at any time. For people it is Article 6(1)(a) of the General Data Protection Regulation, and being suggested "
        "to those who own a challenge is a consent of its own. Nothing is decided by automated means alone "
        "(Article 22)."
    )


def sources() -> str:
    return _(
        "The hub's own records: what organisations, people and departments have written here themselves. How far away "
        "the places are that they name comes from a list of Danish places (GeoNames)."
    )


def risks() -> str:
    return _(
        "Who writes well may be shown more: we ask for three examples, and texts in other words and languages are "
        "compared by meaning where that is installed. Newcomers may be overlooked: one place of ten is theirs. Texts "
        "may be written for the machine: they are looked at before they count. Each month we compare who is shown with "
        "who fits."
    )


def logic() -> str:
    return _(
        "Each text is compared with the challenge. How unusually near it is counts, and so do the features above, each "
        "by its weight. The sum gives the strength. Every match says which texts and facts it stands on."
    )


def supplier() -> str:
    if settings.EMBEDDER.startswith(("http://", "https://")):
        return _("Quadro, open source. Texts are compared by meaning at a service the municipality has chosen.")
    if embedding.is_wanted():
        return _("Quadro, open source. Everything is computed on the municipality's own machine, meaning too.")
    return _("Quadro, open source. Everything is computed on the municipality's own machine, by words alone.")
