"""What organisations are written: receipts and decisions, from standard texts that keep their version."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from challenges.models import Decision, Letter, Response, ResponseVersion
from challenges.models.decisions import NAME_OF_ONE_ALONE
from challenges.models.routes import RouteTerms
from hub.base.actions import freeze_text
from hub.kit import formats
from partners.models import Organisation


@transaction.atomic
def write_receipts(version: ResponseVersion) -> list[Letter]:
    """A receipt for each confirmed party; idempotent."""
    response, language = version.response, language_of(version)
    with translation.override(language):
        values = {
            "challenge": response.challenge.title,
            "time": _exactly(version.arrived_at),
            "version": str(version.number),
            "sha256": version.sha256,
            "deadline": _exactly(version.edition.closes_at),
        }
    return [
        _write(response, organisation, Letter.Kind.RECEIPT, f"receipt:{version.public_id}", language, values)
        for organisation in parties(response)
    ]


@transaction.atomic
def write_decision_letters(decision: Decision) -> list[Letter]:
    """The reasoned letter to each confirmed party; idempotent."""
    response = decision.response
    standing = response.versions.filter(standing=True).first()
    language = language_of(standing)
    route, facts = response.challenge.edition.route_version, response.challenge.edition.facts
    with translation.override(language):
        values = {
            "challenge": response.challenge.title,
            "reasons": decision.reasons,
            "advice": decision.advice,
            "outcome_word": outcome_word(route),
            "complaint": route.complaint_guidance if route.outcome_word == route.OutcomeWord.RULING else "",
            "contact": ", ".join(filter(None, (facts.get("contact_name"), facts.get("contact_email")))),
        }
    return [
        _write(
            response,
            organisation,
            Letter.Kind.DECISION,
            f"decision:{decision.public_id}",
            language,
            values,
            text_kind=decision.outcome,
            decision=decision,
        )
        for organisation in parties(response)
    ]


def parties(response: Response) -> list[Organisation]:
    """The confirmed ones, the lead first."""
    confirmed = response.parties.filter(confirmed_at__isnull=False).select_related("organisation")
    return [party.organisation for party in confirmed.order_by("role", "pk")]


def outcome_word(route: RouteTerms) -> str:
    """*Beslutning*, or *afgørelse* where the law calls it so."""
    return _("Ruling") if route.outcome_word == route.OutcomeWord.RULING else _("Decision")


def language_of(version: ResponseVersion | None) -> str:
    """The language of whoever handed in."""
    return version.author.language if version is not None and version.author else "da"


def _exactly(moment) -> str:
    """Day, year and time: what a proof needs."""
    return f"{formats.day_year(moment)} {formats.clock_time(moment)}"


def _write(response, organisation, kind, key, language, values, *, text_kind="receipt", decision=None) -> Letter:
    if organisation.is_alone:
        text, named = freeze_text(f"{text_kind}_person", language), {"person": NAME_OF_ONE_ALONE}
    else:
        text, named = freeze_text(text_kind, language), {"organisation": organisation.name}
    subject, body = text.filled(**named, **values)
    fields = {
        "response": response,
        "organisation": organisation,
        "kind": kind,
        "decision": decision,
        "standard_text": text,
        "subject": " ".join(subject.split())[:200],
        "body": body.strip(),
    }
    letter, _new = Letter.objects.get_or_create(key=f"{key}:{organisation.public_id}", defaults=fields)
    return letter
