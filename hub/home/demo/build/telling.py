"""Learnings, news and content pages, in Danish."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from wagtail.models import Page, Site

from hub.base.models import SiteSettings
from hub.home.actions import found
from hub.home.demo.build import stock
from hub.home.demo.build.cases import paragraphs, stamp
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.partners import ARRIVAL
from hub.home.demo.build.pictures import picture
from hub.home.demo.build.town import EDITOR, Town
from hub.home.demo.content.news import NEWS
from hub.home.demo.content.pages import HOME, LISTS, PAGES
from hub.home.models import ContentPage, HomePage, NewsIndexPage, NewsPage
from projects.models import LearningPage, PilotPage

RICH = ("context", "what_we_did", "what_happened", "worked", "did_not_work", "conditions", "advice")
PLAIN = ("title", "summary", "cost_to_copy", "copied_by")


def moments(town: Town) -> Iterator[Moment]:
    yield Moment(town.at(ARRIVAL, 6), 0, "foundation", lay_foundation)
    yield Moment(town.at(ARRIVAL + 1, 8), 0, "pages", functools.partial(write_pages, town))
    for words in stock.LEARNINGS:
        how = functools.partial(share, town, words)
        yield Moment(town.at(words["day"], 12), 6, f"learning {words['slug']}", how)
    for words in NEWS:
        yield Moment(town.at(words["day"], 7), 6, f"news {words['slug']}", functools.partial(report, town, words))


def lay_foundation() -> None:
    found(municipality="Fjordby Kommune", contact_email="quadro@fjordby.example")


def live(parent: Page, page: Page, town: Town, day: int) -> None:
    """Put a page under its parent and publish it, as an editor and at the demo's time."""
    editor = town.user(EDITOR)
    page.live, page.responsible, page.review_on = False, editor, town.day(max(day, 0) + 180)
    parent.add_child(instance=page)
    page.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    stamp(page, town.at(day, 12))


def write_pages(town: Town) -> None:
    home = HomePage.objects.get(locale__language_code="da")
    home.title, home.lead = HOME["title"], HOME["lead"]
    _republish(home, town)
    for _kind, (_title, slug, intro) in LISTS.items():
        page = Page.objects.child_of(home).get(slug=slug).specific
        page.intro = intro
        _republish(page, town)
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for words in PAGES:
        page = content_page(words)
        page.show_in_menus = words["menu"]
        live(home, page, town, ARRIVAL + 1)
        if words["setting"]:
            setattr(settings, words["setting"], page)
    settings.contact_phone, settings.place = "00 00 00 00", "Hobro"
    settings.save()


def _republish(page: Page, town: Town) -> None:
    page.draft_title = page.title
    page.save_revision(user=town.user(EDITOR)).publish(user=town.user(EDITOR), skip_permission_checks=True)


def content_page(words: dict) -> ContentPage:
    page = ContentPage(title=words["title"], slug=words["slug"])
    fill_content(page, words)
    return page


def fill_content(page: ContentPage, words: dict) -> None:
    page.lead = words["lead"]
    page.body = [("text", "".join(words["text"]))]
    if words["folds"]:
        items = [{"question": question, "answer": answer} for question, answer in words["folds"]]
        page.body.append(("accordion", {"items": items}))


def share(town: Town, words: dict) -> None:
    """A learning under its pilot."""
    pilot = next(one for one in stock.PILOTS if one["slug"] == words["pilot"])
    parent = PilotPage.objects.get(pilot=town.pilot(pilot), locale__language_code="da")
    page = LearningPage(
        slug=words["slug"], date=town.day(words["day"]), result=words["result"], evidence=words["evidence"]
    )
    fill_learning(page, words)
    page.topics.set(town.topics(words["topics"]))
    live(parent, page, town, words["day"])


def fill_learning(page: LearningPage, words: dict) -> None:
    for name in RICH:
        setattr(page, name, paragraphs(words[name]))
    for name in PLAIN:
        setattr(page, name, words[name])


def report(town: Town, words: dict) -> None:
    parent = NewsIndexPage.objects.get(locale__language_code="da")
    page = NewsPage(
        title=words["title"],
        slug=words["slug"],
        date=town.day(words["day"]),
        lead=words["lead"],
        image=picture(words["kind"], words["slug"], words["title"]),
        image_alt=words["image_alt"],
        body=news_body(words),
    )
    live(parent, page, town, words["day"])


def news_body(words: dict) -> list[tuple]:
    body: list[tuple] = [("text", "".join(paragraphs(text) for text in words["body"]))]
    if "quote" in words:
        quote, who, role = words["quote"]
        body.append(("quote", {"quote": quote, "who": who, "role": role}))
    return body
