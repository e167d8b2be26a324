"""An installation that stands: foundation, people in their groups, a department, and a challenge ready to be asked."""

import datetime as dt

from django.contrib.auth.models import Group

from challenges import actions as challenges
from challenges.models import Route
from hub.accounts.models import User
from hub.kit.clock import now
from partners import actions as partners
from tests.factories import foundation

PASSWORD = "demo-demo-demo"


def a_user(name: str, *groups: str, **fields) -> User:
    user = User.objects.create_user(f"{name}@fjordby.example", PASSWORD, name=name.title(), **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def a_house() -> User:
    """The foundation and a first facilitator."""
    foundation.lay()
    return a_user("frida", "facilitator")


def a_department(by, name: str = "Teknik og Miljø"):
    town = partners.register(name="Fjordby Kommune", helix="public", by=by)
    partners.verify(town, by=by)
    return partners.verify(partners.add_unit(town, name=name, by=by), by=by)


def block(**value):
    return ("item", value)


def blocks() -> dict:
    """The streams of a challenge: one baseline, two needs, two criteria, two questions."""
    return {
        "baselines": [block(label="NO₂", value="27", unit="µg/m³", year="2025", source="Målinger", target="20")],
        "needs": [
            block(helix="business", competence="", topics=[], number=2),
            block(helix="academia", competence="Forskerteam", topics=[], number=1),
        ],
        "criteria": [
            block(label="Effekt", help="", weight=60, minimum=None, scale=[]),
            block(label="Pris", help="", weight=40, minimum=2, scale=[]),
        ],
        "questions": [
            block(
                kind="long",
                label="Hvad vil I gøre?",
                help="",
                limit=3000,
                choices=[],
                required=True,
                confidential=False,
            ),
            block(
                kind="file", label="Vis en plan", help="", limit=None, choices=[], required=False, confidential=False
            ),
        ],
    }


def words(**changes) -> dict:
    """Everything a challenge must say on the route of a paid pilot."""
    moment = now()
    return (
        {
            "summary": "Hver dag kører 38.000 biler forbi 14 daginstitutioner.",
            "problem": "<p>Luften langs Ringgaden er for dårlig.</p>",
            "affected": "Børn, ansatte og beboere langs Ringgaden.",
            "affected_count": 4200,
            "why_critical": "<p>Kommunen skal overholde grænsen i 2028.</p>",
            "wanted_outcome": "<p>Årsmidlet er under 20 µg/m³.</p>",
            "owner_name": "Afdelingschefen",
            "budget_owner": "Direktøren",
            "scaling_owner": "Vejafdelingen",
            "route": Route.objects.get(slug="paid-pilot"),
            "opens_at": moment - dt.timedelta(days=3),
            "questions_until": moment + dt.timedelta(days=8),
            "closes_at": moment + dt.timedelta(days=18),
            "decision_by": moment + dt.timedelta(days=40),
            "pilot_starts_on": (moment + dt.timedelta(days=90)).date(),
            "budget": 450_000,
            "rights": "I beholder jeres. Kommunen får brugsret og data.",
            "personal_data": "Ingen",
            "basis_text": "Under tærskelværdien.",
        }
        | blocks()
        | changes
    )


def a_draft(by, department=None, title: str = "Renere luft langs Ringgaden", **changes):
    """A challenge with everything written, not published yet."""
    return challenges.brief(department=department or a_department(by), title=title, by=by, **words(**changes))


def a_challenge(by, department=None, title: str = "Renere luft langs Ringgaden", **changes):
    """A published challenge."""
    challenge = a_draft(by, department, title, **changes)
    challenges.publish(challenge.pages.get(), by=by)
    challenge.refresh_from_db()
    return challenge
