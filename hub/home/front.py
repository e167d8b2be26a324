"""What the front page shows: the next challenges, running pilots, fresh learnings, news, and the steps between."""

from __future__ import annotations

from django.utils.translation import gettext as _

from challenges.models import ChallengeIndexPage
from challenges.models.listing import soonest
from hub.base.chrome import address, index_crumb
from hub.base.memory import remember
from hub.home import stories
from hub.home.figures import Figures, figures
from projects.models import LearningIndexPage, PilotIndexPage


def context(request, *, news_index) -> dict:
    """What the template of the front page prints. Lists that no clock changes come from memory."""
    numbers = figures()
    return {
        "figures": numbers,
        "challenges": soonest(3, request),
        **remember("front stories", lambda: stories.told(request)),
        "challenge_list": index_crumb(ChallengeIndexPage),
        "pilot_list": index_crumb(PilotIndexPage),
        "learning_list": index_crumb(LearningIndexPage),
        "news_list": index_crumb(news_index),
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
    challenges, pilots = index_crumb(ChallengeIndexPage)[1], index_crumb(PilotIndexPage)[1]
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
