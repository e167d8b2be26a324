"""People and organisations come in."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from hub.accounts.actions import read_notices
from hub.accounts.models import User
from hub.home.demo.build import stock
from hub.home.demo.build.moments import Moment
from hub.home.demo.build.town import FACILITATOR, Town, mark
from hub.home.demo.content.people import PEOPLE, SIGN_INS
from partners import actions
from partners.models import Evidence, Membership, Organisation, Person

ARRIVAL = -1090  # days from today: the hub opens
CHECKED = -199  # and what organisations say of pilots is checked, when all of it has happened
GROUPS = {"facilitator", "editor", "administrator", "data officer"}
SIZES = [(1, "1"), (9, "2-9"), (49, "10-49"), (249, "50-249")]


def moments(town: Town, password: str | None) -> Iterator[Moment]:
    yield Moment(town.at(ARRIVAL, 8), 0, "people", functools.partial(_people_arrive, town, password))
    for number, places in enumerate(stock.ORGANISATIONS):
        for part, some in enumerate(places[start : start + 3] for start in range(0, len(places), 3)):
            day = ARRIVAL + 5 + number * 30 + part * 3
            happen = functools.partial(_organisations_arrive, town, some)
            yield Moment(town.at(day), 0, f"organisations {some[0]['slug']}", happen)
    yield Moment(town.at(CHECKED), 8, "what was said of pilots is checked", functools.partial(_check, town))
    yield Moment(town.at(-12), 8, "messages are read", _everybody_reads)


def _everybody_reads() -> None:
    """What was told long ago has been read by now."""
    for user in User.objects.filter(notices__read_at=None).distinct():
        read_notices(user)


def _people_arrive(town: Town, password: str | None) -> None:
    """Everybody with a confirmed address; with the demo's password, or none where the demo is not for development."""
    known = make_password(password)
    groups = {group.name: group for group in Group.objects.all()}
    for slug, name, _place, title in PEOPLE:
        address = town.address(slug)
        language = "en" if slug == "linnea-norrsjo" else "da"
        user = User.objects.create(email=address, name=name, language=language, password=known)
        EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
        Person.objects.create(user=user, name=name, title=title, email=address, public=_is_public(slug))
        user.groups.set(groups[role.replace(" ", "_")] for role, who in SIGN_INS if who == slug and role in GROUPS)


def _is_public(slug: str) -> bool:
    """Researchers and spokespersons stand by their names; nobody else is shown."""
    return slug in {"anders-thorsgaard", "helle-vindeby", "marianne-skolegaard", "gunhild-havnsoe", "sofie-blaabjerg"}


def _organisations_arrive(town: Town, places: list[dict]) -> None:
    facilitator = town.user(FACILITATOR)
    for place in places:
        organisation = _register(town, place, facilitator)
        people = [slug for slug, _name, where, _title in PEOPLE if where == place["slug"]]
        for number, slug in enumerate(people):
            role = Membership.Role.ADMIN if number == 0 else Membership.Role.MEMBER
            membership = actions.ask_to_join(organisation, by=town.user(slug))
            actions.confirm_membership(membership, by=facilitator, role=role)
        by = town.user(people[0]) if people else facilitator
        _show(town, organisation, place, by)
        actions.verify(organisation, by=facilitator)
        if place["helix"] != "public" or place["parent"] is None:
            actions.consent(organisation, by=by)


def _register(town: Town, place: dict, facilitator: User) -> Organisation:
    fields = {
        "name": place["name"],
        "description": place["description"],
        "website": f"https://{place['domain']}/",
        "places": place["place"],
        "start_within": place.get("weeks"),
        "size": next((size for most, size in SIZES if place["size"] <= most), "250+"),
        "languages": "Dansk, English" if any(kind.endswith("/en") for kind in place["evidence"]) else "Dansk",
        "external_id": mark(place["slug"]),
    }
    if place["parent"]:
        organisation = actions.add_unit(town.organisation(place["parent"]), by=facilitator, **fields)
        organisation.topics.set(town.topics(place["topics"]))
        organisation.save()
        return organisation
    by = next((town.user(slug) for slug, _name, where, _title in PEOPLE if where == place["slug"]), facilitator)
    return actions.register(helix=place["helix"], by=by, topics=town.topics(place["topics"]), **fields)


def _show(town: Town, organisation: Organisation, place: dict, by: User) -> None:
    """What it has done and can do."""
    for name, texts in place["evidence"].items():
        kind, _, language = name.partition("/")
        for number, text in enumerate(texts if isinstance(texts, list) else [texts]):
            known = mark(f"{place['slug']}:{kind}:{language or 'da'}:{number}")
            date = town.today + dt.timedelta(days=CHECKED - 1 - 40 * len(text) % 500)
            actions.declare_evidence(
                organisation,
                by=by,
                kind=kind,
                text=text,
                language=language or "da",
                date=date,
                external_id=known,
            )


def _check(town: Town) -> None:
    """The municipality has checked what it took part in itself."""
    of_organisations = Evidence.objects.exclude(organisation=None)
    for evidence in of_organisations.filter(kind="pilot", external_id__startswith=mark("")).order_by("pk"):
        actions.verify_evidence(evidence, by=town.user(FACILITATOR))
