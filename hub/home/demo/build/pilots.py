"""Pilots: planned by the decision, prepared, started, measured, told of and ended."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from hub.home.demo.build import stock
from hub.home.demo.build.cases import paragraphs, stamp
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.town import DATA_OFFICER, EDITOR, Town
from projects import actions
from projects.models import Milestone, Pilot, PilotPage


def moments(town: Town) -> Iterator[Moment]:
    for words in stock.PILOTS:
        slug, start, end = words["slug"], words["days"]["start"], words["days"]["end"]
        planned = planned_on(words)
        steps = [
            (planned + 1, 10, "plan", plan),
            (planned + 2, 10, "tell", tell),
            (planned + 3, 10, "data use", declare),
        ]
        if words["status"] != "planned":
            steps += [(planned + 6, 10, "approve", approve), (start, 8, "start", start_pilot)]
        if words["status"] in ("completed", "stopped"):
            steps.append((end, 15, "end", end_pilot))
        for day, hour, what, how in steps:
            yield Moment(town.at(day, hour), 4, f"{what} {slug}", functools.partial(how, town, words))
        for number, (day, _text) in enumerate(words["updates"]):
            yield Moment(town.at(day, 11), 4, f"update {slug} {number}", functools.partial(update, town, words, number))
        for title, _due, reached in words["milestones"]:
            if reached is not None:
                how = functools.partial(reach, town, words, title)
                yield Moment(town.at(max(reached, planned + 2), 13), 4, f"reach {slug} {title}", how)


def planned_on(words: dict) -> int:
    """The day the decision was released."""
    challenge = next(one for one in stock.CHALLENGES if one["slug"] == words["challenge"])
    return challenge["days"]["decision_by"] - 1


def plan(town: Town, words: dict) -> None:
    """The lead writes the plan: who does what, what is measured, how it is evaluated."""
    pilot, lead = town.pilot(words), town.user(words["lead"])
    evaluation = words["evaluation"]
    pilot = actions.change(
        pilot,
        by=lead,
        title=words["title"],
        lead=lead,
        sensitive=words["sensitive"],
        starts_on=town.day(words["days"]["start"]),
        ends_on=town.day(words["days"]["end"]),
        evaluation_design=evaluation["design"],
        evaluation_comparison=evaluation["comparison"],
        evaluator=evaluation["evaluator"],
    )
    for organisation, role in words["partners"]:
        actions.join_partner(pilot, organisation=town.organisation(organisation), role=role, by=lead)
    for title, due, _reached in words["milestones"]:
        actions.add_milestone(pilot, title=title, due_on=town.day(due), by=lead)
    for number, facts in enumerate(words["indicators"]):
        known = {name: value for name, value in facts.items() if name not in ("pilot", "comparison")}
        actions.add_indicator(pilot, by=lead, order=number, **known)


def tell(town: Town, words: dict) -> None:
    """The editors write the story on the page the decision drafted."""
    pilot = town.pilot(words)
    page = PilotPage.objects.get(pilot=pilot, locale__language_code="da")
    value = words["value"]
    page.title, page.slug, page.summary = words["title"], words["slug"], words["summary"]
    page.draft_title = words["title"]
    page.body = [("text", "".join(paragraphs(text) for text in words["body"]))]
    page.goals = words["goals"]
    page.value_economic, page.value_social = value["economic"], value["social"]
    page.value_environmental = value["environmental"]
    page.topics.set(town.topics(words["topics"]))
    page.save_revision(user=town.user(EDITOR)).publish(user=town.user(EDITOR), skip_permission_checks=True)
    stamp(page, town.at(planned_on(words) + 2, 10))


def declare(town: Town, words: dict) -> None:
    pilot, lead = town.pilot(words), town.user(words["lead"])
    declared = actions.declare_data_use(pilot, by=lead, **words["data_use"])
    actions.send_data_use(declared, by=lead)


def approve(town: Town, words: dict) -> None:
    declared = town.pilot(words).data_use
    actions.approve_data_use(declared, by=town.user(DATA_OFFICER), note="Læst og godkendt.")


def start_pilot(town: Town, words: dict) -> None:
    actions.start(town.pilot(words), by=town.user(words["lead"]))


def update(town: Town, words: dict, number: int) -> None:
    actions.write_update(town.pilot(words), text=words["updates"][number][1], by=town.user(words["lead"]))


def reach(town: Town, words: dict, title: str) -> None:
    milestone = Milestone.objects.get(pilot=town.pilot(words), title=title)
    day = next(reached for name, _due, reached in words["milestones"] if name == title)
    actions.reach_milestone(milestone, by=town.user(words["lead"]), on=town.day(day))


def end_pilot(town: Town, words: dict) -> None:
    ending, reasons = words["ending"]
    pilot, lead = town.pilot(words), town.user(words["lead"])
    if words["status"] == Pilot.Status.STOPPED:
        actions.stop(pilot, reasons=reasons, by=lead)
    else:
        actions.complete(pilot, ending=ending, reasons=reasons, by=lead)
