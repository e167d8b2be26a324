"""A small municipality to search in: made by the verbs where there are verbs."""

import datetime as dt

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page

from challenges.actions import brief, publish
from challenges.models import ChallengeIndexPage, Route
from hub.accounts.models import User
from hub.kit.clock import now
from partners.actions import change_profile, choose_topics, consent, declare_evidence
from partners.actions.organisations import free_slug
from partners.models import Consent, Membership, Organisation

DAY = dt.timedelta(days=1)


def a_user(email="ida@example.dk", *groups, of=None):
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, "x", name=email.split("@")[0])
    for name in groups:
        user.groups.add(Group.objects.get_or_create(name=name)[0])
    if of:
        Membership.objects.create(user=user, organisation=of, confirmed_at=now())
    return user


def an_organisation(name, *texts, helix="business", verified=True, matched=True, topics=(), **fields):
    """An organisation with a text of evidence each, that has agreed to be matched."""
    slug = free_slug(name)
    fields |= {"verified_at": now() if verified else None}
    organisation = Organisation.objects.create(name=name, slug=slug, helix=helix, **fields)
    if topics:
        organisation.topics.set(topics)
        organisation.save()
    by = a_user("clerk@example.dk")
    for text in texts:
        declare_evidence(organisation, by=by, kind="solution", text=text)
    if matched:
        consent(organisation, by=by)
    return organisation


def a_person(name, *texts, matched=True, suggested=False, kind="publication", of=None, topics=(), **fields):
    """Somebody with a text of evidence each, that has agreed to be matched; to be ``suggested`` only where said so."""
    user = a_user(f"{name.split()[0].lower()}@example.dk", of=of)
    given = {"title": "", "email": "", "phone": "", "about": ""} | fields
    person = change_profile(user, name=name, language="da", by=user, **given)
    choose_topics(person, topics=topics, by=user)
    for text in texts:
        declare_evidence(person=person, by=user, kind=kind, text=text)
    for wanted, purpose in ((matched, Consent.Purpose.MATCHING), (suggested, Consent.Purpose.SUGGESTING)):
        if wanted:
            consent(person=person, by=user, purpose=purpose)
    return person


def a_department(name="Teknik og Miljø"):
    parent, _new = Organisation.objects.get_or_create(
        slug="kommunen", defaults={"name": "Kommunen", "helix": "public", "verified_at": now()}
    )
    known = Organisation.objects.filter(name=name).first()
    fields = {"name": name, "slug": free_slug(name), "helix": "public", "parent": parent, "verified_at": now()}
    return known or Organisation.objects.create(**fields)


def the_list_of_challenges():
    found = ChallengeIndexPage.objects.first()
    if found is None:
        danish = Locale.objects.get(language_code="da")
        found = ChallengeIndexPage(title="Udfordringer", slug="udfordringer", locale=danish)
        home = Page.objects.filter(depth=2).first() or Page.get_first_root_node()
        home.add_child(instance=found)
    return found


def a_route(**fields):
    terms = {"name": "Samarbejde", "leads_to": "Et pilotprojekt", "takes_answers": False, "scored": False} | fields
    return Route.objects.get_or_create(slug="samarbejde", defaults=terms)[0]


def a_draft(title, problem="", *, department=None, by=None, **words):
    the_list_of_challenges()
    facts = {"problem": f"<p>{problem}</p>", "summary": problem[:300], "route": a_route()}
    by = by or a_user("owner@example.dk")
    return brief(department=department or a_department(), title=title, by=by, **(facts | words))


def a_challenge(title, problem="", *, needs=(("business", "Alt muligt", ()),), closes_in=20, opens_in=-1, **given):
    """A challenge that is open now, unless ``opens_in`` says in how many days."""
    topics = given.pop("topics", ())
    blocks = [
        {"type": "item", "value": {"helix": helix, "competence": what, "topics": list(slugs), "number": 1}}
        for helix, what, slugs in needs
    ]
    department = given.pop("department", None) or a_department()
    by = given.pop("by", None) or a_user("owner@example.dk")
    challenge = a_draft(title, problem, department=department, by=by, **given)
    page = challenge.pages.get()
    for name, value in complete(department, opens_in, closes_in).items():
        setattr(page, name, value)
    page.needs = blocks
    page.topics.set(topics)
    page.save()
    publish(page, by=by)
    challenge.refresh_from_db()
    return challenge


def complete(department, opens_in, closes_in):
    """What a challenge must say beside its problem."""
    baseline = {"label": "NO2", "value": "27", "unit": "µg/m³", "year": "2025", "source": "", "target": "20"}
    return {
        "affected": "Børn og voksne",
        "affected_count": 1200,
        "why_critical": "<p>Det koster.</p>",
        "wanted_outcome": "<p>Det bliver bedre.</p>",
        "baselines": [{"type": "item", "value": baseline}],
        "department": department,
        "owner_name": "Signe",
        "budget_owner": "Signe",
        "scaling_owner": "Signe",
        "opens_at": now() + opens_in * DAY,
        "closes_at": now() + closes_in * DAY,
    }


def one_open_among_hidden():
    """The owner of three things about air: a challenge for everybody, a draft for the department, and an organisation
    that nobody shall know of. The latter two, and the owner, have a word in them that stands nowhere else: "qz"."""
    department = a_department()
    owner = a_user("qzejer@example.dk", of=department)
    a_draft("Qzkladde om luft", "Luft", department=department, by=owner)
    an_organisation("Qzskjult", "Vi måler luft", public=False)
    a_challenge("Renere luft", "Luften er dårlig.", by=owner)
    return owner
