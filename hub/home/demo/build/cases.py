"""Challenges: written, published, closed, cancelled."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from challenges import actions
from challenges.models import ChallengePage, Route
from hub.home.demo.build import stock
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.town import FACILITATOR, SECOND_FACILITATOR, Town, mark
from hub.kit.formats import figure


def moments(town: Town) -> Iterator[Moment]:
    for words in stock.CHALLENGES:
        written, published = _days(words)
        slug = words["slug"]
        yield Moment(town.at(written, 10), 1, f"brief {slug}", functools.partial(write, town, words))
        if words["phase"] != "draft":
            yield Moment(town.at(published, 8), 1, f"publish {slug}", functools.partial(publish, town, words))
        if words["phase"] == "cancelled":
            day = words["cancelled"]["day"]
            yield Moment(town.at(day, 14), 1, f"cancel {slug}", functools.partial(cancel, town, words))


def _days(words: dict) -> tuple[int, int]:
    """When the draft is written and when it is published: before it opens, so that people can prepare."""
    published = published_on(words)
    return (published - 21 if words["phase"] != "draft" else -9), published


def published_on(words: dict) -> int:
    opens = words["days"]["opens"]
    return opens if opens < 0 else -7


def write(town: Town, words: dict) -> None:
    facts = _words(words) | _frame(town, words) | _dates(town, words) | _blocks(town, words)
    facts["topics"] = town.topics(words["topics"])
    actions.brief(
        department=town.organisation(words["department"]),
        title=words["title"],
        by=town.user(words["contact"]),
        external_id=mark(words["slug"]),
        **facts,
    )


def publish(town: Town, words: dict) -> None:
    """The department asks, a facilitator approves."""
    page = ChallengePage.objects.get(challenge=town.challenge(words["slug"]), locale__language_code="da")
    who = SECOND_FACILITATOR if len(words["slug"]) % 2 else FACILITATOR
    actions.publish(page, by=town.user(who))
    stamp(page, town.at(_days(words)[1], 8))


def stamp(page, moment) -> None:
    """Wagtail reads its own clock; the page was published when the moment was."""
    type(page).objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )


def cancel(town: Town, words: dict) -> None:
    reason = words["cancelled"]["reason"]
    actions.cancel(town.challenge(words["slug"]), reason=reason, by=town.user(words["contact"]))


def paragraphs(text: str) -> str:
    return f"<p>{text}</p>" if text else ""


def _words(words: dict) -> dict:
    value = words["value"]
    return {
        "summary": words["summary"],
        "problem": paragraphs(words["problem"]),
        "affected": words["affected"],
        "affected_count": words["affected_count"],
        "why_critical": paragraphs(words["critical"]),
        "tried_before": paragraphs(words["tried"]),
        "wanted_outcome": paragraphs(words["outcome"]),
        "constraints": paragraphs(words["constraints"]),
        "offer": paragraphs(words["offers"]),
        "rights": words["rights"],
        "value_economic": value["economic"],
        "value_social": value["social"],
        "value_environmental": value["environmental"],
    }


def _frame(town: Town, words: dict) -> dict:
    owner = town.user(words["contact"])
    return {
        "owner_name": owner.name,
        "contact_name": owner.name,
        "contact_email": owner.email,
        "budget_owner": words["budget_owner"],
        "scaling_owner": words["scaling_owner"],
        "route": Route.objects.get(slug=words["route"]),
        "budget": words["budget"],
        "unpaid": words["budget"] is None,
        "answer_hours": words["answer_hours"],
        "personal_data": words["personal_data"],
        "tender_url": words.get("tender_url", ""),
        "goals": words["goals"],
        "trl_from": words["trl"],
        "trl_to": min(words["trl"] + 2, 9) if words["trl"] else None,
        "case_number": words["case_number"],
        "delete_on": town.day(words["days"]["decision_by"] + 5 * 365),
        "basis_text": words["legal_basis"],
        "basis_by": "Indkøb og Jura" if words["legal_basis"] else "",
        "basis_on": town.day(words["days"]["opens"] - 30) if words["legal_basis"] else None,
    }


def _dates(town: Town, words: dict) -> dict:
    days = words["days"]
    return {
        "opens_at": town.at(days["opens"], 9),
        "questions_until": town.at(days["questions_until"], 12),
        "closes_at": town.at(days["closes"], 12),
        "decision_by": town.at(days["decision_by"], 16),
        "pilot_starts_on": town.day(days["pilot_start"]),
    }


def _blocks(town: Town, words: dict) -> dict:
    open_data = [sentence.strip() for sentence in words["data"].split(". ") if sentence.strip()]
    return {
        "baselines": [("item", _baseline(town, one)) for one in words["baselines"]],
        "needs": [("item", one) for one in words["needs"]],
        "criteria": [("item", _criterion(one)) for one in words["criteria"]],
        "questions": [("item", {"choices": [], **one}) for one in words["questions"]],
        "data": [
            ("item", {"title": title.rstrip("."), "url": "", "open": "åben licens" in title, "note": ""})
            for title in open_data
        ],
    }


def _baseline(town: Town, one: dict) -> dict:
    known = {"value": figure(one["value"]), "target": figure(one["target"]), "year": str(town.today.year + one["year"])}
    return one | known


def _criterion(one: dict) -> dict:
    scale = BETWEEN | one["scale"]
    return {**one, "minimum": one["minimum"] or None, "scale": [scale[points] for points in range(6)]}


BETWEEN = {
    1: "Meget lidt af det, der står ved 3.",
    2: "Noget af det, der står ved 3.",
    4: "Mere end det, der står ved 3, men ikke alt ved 5.",
}
