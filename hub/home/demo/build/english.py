"""The key pages once more, in English."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from wagtail.models import Page

from challenges.models import ChallengePage
from hub.home.demo.build.cases import paragraphs, stamp
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.telling import fill_content, fill_learning, news_body
from hub.home.demo.build.town import EDITOR, Town
from hub.home.demo.content import english_blocks, english_line, english_pages
from hub.home.models import ContentPage, HomePage, NewsPage
from projects.models import LearningPage, PilotPage

Fill = Callable[[Page, dict], None]


def moments(town: Town) -> Iterator[Moment]:
    """All in the week before today: what is translated first must be there in Danish."""
    yield Moment(town.at(-6, 9), 7, "english home", functools.partial(write_home, town))
    for slug, words in english_pages.PAGES.items():
        yield _moment(town, words, slug, ContentPage, fill_content)
    for slug, words in english_line.CHALLENGES.items():
        how = functools.partial(translate_challenge, town, slug, words)
        yield Moment(town.at(-5, 9), 7, f"english challenge {slug}", how)
    for slug, words in english_line.PILOTS.items():
        yield _moment(town, words, slug, PilotPage, fill_pilot)
    for slug, words in english_line.LEARNINGS.items():
        yield _moment(town, words, slug, LearningPage, fill_learning, day=-4)
    for slug, words in english_pages.NEWS.items():
        yield _moment(town, words, slug, NewsPage, fill_news)


def _moment(town: Town, words: dict, slug: str, model: type[Page], fill: Fill, day: int = -5) -> Moment:
    def happen() -> None:
        translate(town, model.objects.get(slug=slug, locale__language_code="da"), words, fill)

    return Moment(town.at(day, 10), 7, f"english {model.__name__} {slug}", happen)


def translate(town: Town, page: Page, words: dict, fill: Fill) -> Page:
    """The English page beside a Danish one, filled and published."""
    twin = page.get_translation_or_none(town.english) or page.copy_for_translation(town.english)
    twin.title = twin.draft_title = words["title"]
    twin.slug = words["slug"]
    fill(twin, words)
    twin.save_revision(user=town.user(EDITOR)).publish(user=town.user(EDITOR), skip_permission_checks=True)
    stamp(twin, town.at(-5, 10))
    return twin


def write_home(town: Town) -> None:
    home = HomePage.objects.get(locale=town.english)
    home.title = home.draft_title = english_pages.HOME["title"]
    home.lead = english_pages.HOME["lead"]
    lists = [
        (Page.objects.child_of(home).get(slug=slug).specific, intro)
        for _title, slug, intro in english_pages.LISTS.values()
    ]
    for page, intro in lists:
        page.intro = intro
    for page in [home, *(page for page, _intro in lists)]:
        page.save_revision(user=town.user(EDITOR)).publish(user=town.user(EDITOR), skip_permission_checks=True)


def translate_challenge(town: Town, slug: str, words: dict) -> None:
    challenge = town.challenge(slug)
    page = ChallengePage.objects.get(challenge=challenge, locale__language_code="da")

    def fill(twin: ChallengePage, words: dict) -> None:
        fill_challenge(twin, words)
        fill_blocks(twin, english_blocks.BLOCKS[slug])

    translate(town, page, words, fill)


def fill_challenge(page: ChallengePage, words: dict) -> None:
    page.summary, page.affected, page.rights = words["summary"], words["affected"], words["rights"]
    rich = {
        "problem": "problem",
        "why_critical": "critical",
        "tried_before": "tried",
        "wanted_outcome": "outcome",
        "constraints": "constraints",
        "offer": "offers",
    }
    for field, name in rich.items():
        setattr(page, field, paragraphs(words[name]))
    fill_value(page, words)


def fill_blocks(page: ChallengePage, words: dict) -> None:
    """The words of the blocks; each keeps its UUID, and so its place in the facts."""
    for block, (label, unit) in zip(page.baselines, words["baselines"], strict=True):
        block.value["label"], block.value["unit"] = label, unit
    for block, competence in zip(page.needs, words["needs"], strict=True):
        block.value["competence"] = competence
    for block, title in zip(page.data, words["data"], strict=True):
        block.value["title"] = title
    for blocks, known in ((page.criteria, english_blocks.CRITERIA), (page.questions, english_blocks.QUESTIONS)):
        for block in blocks:
            block.value["label"], block.value["help"] = known[block.value["label"]]
            for name in ("scale", "choices"):
                for entry in block.value[name].bound_blocks if name in block.value else ():
                    entry.value = english_blocks.ENTRIES[entry.value]


def fill_pilot(page: PilotPage, words: dict) -> None:
    page.summary = words["summary"]
    page.body = [("text", "".join(paragraphs(text) for text in words["body"]))]
    fill_value(page, words)


def fill_value(page, words: dict) -> None:
    value = words["value"]
    page.value_economic, page.value_social = value["economic"], value["social"]
    page.value_environmental = value["environmental"]


def fill_news(page: NewsPage, words: dict) -> None:
    page.lead, page.image_alt = words["lead"], words["image_alt"]
    page.body = news_body(words)
