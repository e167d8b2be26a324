"""Answers: begun, handed in, opened by two, reviewed, decided and released."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from challenges import actions
from challenges.models import Response, Review
from hub.home.demo.build import stock
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.town import FACILITATOR, SECOND_FACILITATOR, Town
from hub.home.demo.drawings import draw

Happening = tuple[int, int, str, functools.partial]  # day, hour, what, how


def moments(town: Town) -> Iterator[Moment]:
    for words in stock.RESPONSES:
        name = f"{words['challenge']} {words['organisation']}"
        for day, hour, what, how in _writing(town, words):
            yield Moment(town.at(day, hour), 2, f"{what} {name}", how)
    for challenge in stock.CHALLENGES:
        if challenge["phase"] in ("evaluating", "decided") and challenge.get("opened", True):
            for day, hour, what, how in _judging(town, challenge):
                yield Moment(town.at(day, hour), 3, f"{what} {challenge['slug']}", how)


def _writing(town: Town, words: dict) -> Iterator[Happening]:
    state = words.get("state", "submitted")
    if state == "draft":
        yield words["day"], 15, "draft", functools.partial(draft, town, words)
        return
    yield words["day"] - 1, 10, "draft", functools.partial(draft, town, words)
    yield words["day"], 11, "submit", functools.partial(submit, town, words)
    if state == "withdrawn":
        yield words["day"] + 2, 13, "withdraw", functools.partial(withdraw, town, words)


def _judging(town: Town, challenge: dict) -> Iterator[Happening]:
    closes, decision_by = challenge["days"]["closes"], challenge["days"]["decision_by"]
    yield closes, 13, "open", functools.partial(open_answers, town, challenge)
    yield closes + 1, 9, "assign", functools.partial(assign, town, challenge)
    yield closes + 2, 14, "declare", functools.partial(declare, town, challenge)
    yield closes + 5, 10, "review", functools.partial(review, town, challenge)
    if challenge["phase"] == "decided":
        yield decision_by - 4, 10, "decide", functools.partial(decide, town, challenge)
        yield decision_by - 1, 10, "release", functools.partial(release, town, challenge)


def _response(town: Town, words: dict) -> Response:
    organisation = town.organisation(words["organisation"])
    return Response.objects.get(challenge=town.challenge(words["challenge"]), organisation=organisation)


def draft(town: Town, words: dict) -> None:
    """The first words of an answer; a thin or late one begins with its first question alone."""
    by, challenge = town.voice_of(words["organisation"]), town.challenge(words["challenge"])
    response = actions.begin(challenge, organisation=town.organisation(words["organisation"]), by=by)
    everything = words.get("state") == "draft"
    answers = dict(list(_answers(challenge, words).items())[: None if everything else 1])
    actions.save_draft(response, answers=answers, by=by)


def submit(town: Town, words: dict) -> None:
    response = _response(town, words)
    answers = _answers(response.challenge, words)
    by = town.voice_of(words["organisation"])
    actions.submit(response, by=by, answers=answers, files=_files(response.challenge, words))


def withdraw(town: Town, words: dict) -> None:
    actions.withdraw(_response(town, words), by=town.voice_of(words["organisation"]))


def _answers(challenge, words: dict) -> dict[str, str]:
    questions = challenge.edition.questions
    return {question["id"]: text for question, text in zip(questions, words["answers"], strict=True) if text}


def _files(challenge, words: dict) -> dict[str, SimpleUploadedFile]:
    """One page with a drawing, for those who attach something."""
    if not words.get("attaches"):
        return {}
    page = io.BytesIO()
    draw(words["attaches"], words["organisation"], (640, 360)).save(page, "PDF")
    file = SimpleUploadedFile(f"{words['organisation']}.pdf", page.getvalue(), "application/pdf")
    return {question["id"]: file for question in challenge.edition.questions if question["kind"] == "file"}


def open_answers(town: Town, challenge: dict) -> None:
    """The owner asks, a facilitator is there."""
    thing, owner = town.challenge(challenge["slug"]), town.user(challenge["contact"])
    thing = actions.ask_opening(thing, by=owner)
    actions.open_responses(thing, by=owner, witness=town.user(FACILITATOR))


def assign(town: Town, challenge: dict) -> None:
    for words in stock.responses_to(challenge["slug"]):
        for reviewer in _reviewers(words):
            due_on = town.day(challenge["days"]["decision_by"] - 8)
            by = town.user(SECOND_FACILITATOR)
            actions.assign(_response(town, words), reviewer=town.user(reviewer), by=by, due_on=due_on)


def _reviewers(words: dict) -> list[str]:
    return [*words.get("reviews", {}), *words.get("waiting", []), *words.get("conflicts", {})]


def declare(town: Town, challenge: dict) -> None:
    """Those who have begun say whether they have a conflict."""
    for words in stock.responses_to(challenge["slug"]):
        for reviewer in words.get("reviews", {}):
            actions.declare_conflict(_review(town, words, reviewer), conflict=False, by=town.user(reviewer))
        for reviewer, note in words.get("conflicts", {}).items():
            actions.declare_conflict(_review(town, words, reviewer), conflict=True, by=town.user(reviewer), note=note)


def review(town: Town, challenge: dict) -> None:
    criteria = town.challenge(challenge["slug"]).edition.criteria
    for words in stock.responses_to(challenge["slug"]):
        for reviewer, given in words.get("reviews", {}).items():
            scores = {
                criterion["id"]: {"points": points, "reason": reason}
                for criterion, (points, reason) in zip(criteria, given, strict=True)
            }
            actions.complete(_review(town, words, reviewer), by=town.user(reviewer), scores=scores)


def _review(town: Town, words: dict, reviewer: str) -> Review:
    return Review.objects.get(response=_response(town, words), reviewer=town.user(reviewer))


def decide(town: Town, challenge: dict) -> None:
    for words in stock.responses_to(challenge["slug"]):
        outcome, reasons, advice = words["decision"]
        by = town.user(challenge["contact"])
        actions.decide(_response(town, words), outcome=outcome, reasons=reasons, advice=advice, by=by)


def release(town: Town, challenge: dict) -> None:
    actions.release(town.challenge(challenge["slug"]), by=town.user(FACILITATOR))
