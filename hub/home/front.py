"""What the front page shows: the next challenges, running pilots, fresh learnings, news, and the steps between."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from challenges.models import Challenge, ChallengeIndexPage, Phase
from challenges.models.listing import card
from hub.base.chrome import address
from hub.base.memory import index_crumb, remember
from hub.home.figures import Figures, figures
from projects.models import LearningIndexPage, LearningPage, PilotIndexPage, PilotPage


def context(request, *, news_index, news_page) -> dict:
    """What the template of the front page prints. Lists that no clock changes come from memory."""
    numbers = figures()
    soon = Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING).for_cards().order_by("edition__closes_at")[:3]
    return {
        "figures": numbers,
        "challenges": [card(challenge, request) for challenge in soon],
        "pilots": remember("front pilots", lambda: _pilots(request)),
        "learnings": remember("front learnings", lambda: _learnings(request)),
        "news": remember("front news", lambda: _news(news_page, request)),
        "challenge_list": index_crumb(ChallengeIndexPage, request),
        "pilot_list": index_crumb(PilotIndexPage, request),
        "learning_list": index_crumb(LearningIndexPage, request),
        "news_list": index_crumb(news_index, request),
        "steps": funnel(numbers),
        "doors": _doors(request),
        "wheel_label": _wheel_label(numbers),
        "figures_url": address("key_figures"),
        "search_url": address("search"),
    }


def funnel(numbers: Figures) -> list[dict]:
    """From challenge to something others can use, step by step."""
    open_now = _("%(n)d open now") % {"n": numbers.challenges_open}
    answers = _("%(n)d responses; open challenges count after the deadline") % {"n": numbers.responses}
    running = _("%(n)d running now") % {"n": numbers.pilots_running}
    stopped = _("%(n)d pilots stopped and told what they learned") % {"n": numbers.stopped}
    steps = [
        (numbers.challenges, _("challenges"), open_now),
        (numbers.answered, _("were answered"), answers),
        (numbers.decided, _("were decided"), _("all with reasons")),
        (numbers.pilots, _("pilots"), running),
        (numbers.learnings, _("learnings shared"), stopped),
    ]
    return [{"number": number, "title": title, "text": text, "share": None} for number, title, text in steps]


def _wheel_label(numbers: Figures) -> str:
    text = _("Municipality, companies, knowledge and citizens around %(pilots)d pilots. %(running)d are running.")
    return text % {"pilots": numbers.pilots, "running": numbers.pilots_running}


def _doors(request) -> list[dict]:
    challenges, pilots = index_crumb(ChallengeIndexPage, request)[1], index_crumb(PilotIndexPage, request)[1]
    doors = [
        (
            "business",
            _("Answer a challenge"),
            _("Show what you can, and find the challenges that fit you."),
            challenges,
        ),
        ("academia", _("Join a pilot"), _("Bring knowledge, data and evaluation."), pilots),
        ("civil", _("Follow what happens"), _("See what is tried in your city, and what came of it."), pilots),
        ("public", _("See who takes part"), _("Find partners over all four parts."), address("organisation_list")),
    ]
    return [{"kind": kind, "title": title, "text": text, "url": url} for kind, title, text, url in doors if url]


def _in_language(pages) -> list:
    """One page a story: in the reader's language where there is one, else in Danish."""
    language, chosen = get_language(), {}
    for page in pages:
        known = chosen.get(page.translation_key)
        if known is None or page.locale.language_code == language:
            chosen[page.translation_key] = page
    return list(chosen.values())


def _pilots(request) -> list[dict]:
    pages = PilotPage.objects.live().filter(pilot__status="running").select_related("locale", "pilot__department")
    return [
        _story(page, request, page.pilot.department.name)
        for page in _in_language(pages.order_by("-pilot__started_at"))[:3]
    ]


def _learnings(request) -> list[dict]:
    pages = LearningPage.objects.live().select_related("locale").order_by("-date", "-pk")
    return [
        _story(page, request, page.get_result_display()) | {"result": page.result} for page in _in_language(pages)[:3]
    ]


def _news(news_page, request) -> list[dict]:
    pages = news_page.objects.live().select_related("locale").order_by("-date", "-pk")
    found = _in_language(pages)[:3]
    return [_story(page, request, "") | {"date": page.date} for page in found]


def _story(page, request, meta: str) -> dict:
    return {
        "title": page.title,
        "url": page.get_url(request),
        "summary": getattr(page, "summary", "") or getattr(page, "lead", ""),
        "meta": meta,
        "lang": _lang(page),
    }


def _lang(page) -> str:
    code = page.locale.language_code
    return code if code != get_language() else ""
