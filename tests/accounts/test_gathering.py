"""News of one sort that come close together are one message and one mail."""

import datetime as dt

import pytest
from django.utils.translation import gettext_lazy as _

from hub.accounts.actions import Together, Ways, deliver, notify, read_notices, send_digests
from hub.accounts.models import Delivery, User
from hub.kit import clock
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
KEPT = 20  # lines of one message


@pytest.fixture
def user():
    return UserFactory(match_mails="now")


def tell(user, title, sort="followed", kind="matched"):
    several = Together(
        sort=sort,
        title=title,
        language="da",
        subject=_("%(count)s new challenges may fit you"),
        text=_("Read more on their pages."),
        path="/min-side/",
    )
    return notify(
        [user],
        kind=kind,
        key=f"{sort}:{title}",
        subject=f"Ny: {title}",
        text="Læs",
        why="Fordi",
        path=Ways(f"/udfordringer/{title}/", together=several),
    )


def test_twelve_at_once_are_one_message_and_one_mail_with_a_line_each(user):
    titles = [f"u{number}" for number in range(12)]
    assert [tell(user, title) for title in titles] == [1] * 12
    notice = user.notices.shown().get()
    assert notice.subject == "12 nye udfordringer passer måske til dig"
    assert [(line["title"], line["path"]) for line in notice.links] == [(t, f"/udfordringer/{t}/") for t in titles]
    mail = Delivery.objects.get()
    assert mail.subject == notice.subject
    assert all(f"/udfordringer/{title}/\n" in mail.body for title in titles)
    assert "/min-side/" in mail.body


def test_one_alone_is_told_as_before_and_told_again_it_changes_nothing(user):
    assert [tell(user, "u1"), tell(user, "u1")] == [1, 0]
    notice = user.notices.shown().get()
    assert (notice.subject, notice.path, notice.links) == ("Ny: u1", "/udfordringer/u1/", [])
    assert Delivery.objects.get().subject == "Ny: u1"
    tell(user, "u2")
    assert [tell(user, "u1"), tell(user, "u2")] == [0, 0]
    assert len(user.notices.shown().get().links) == 2


@pytest.mark.parametrize("meanwhile", ["its mail has left", "it is read", "time has passed", "another sort"])
def test_what_comes_later_or_is_of_another_sort_is_a_message_of_its_own(user, meanwhile):
    tell(user, "u1")
    later, sort = clock.now(), "followed"
    if meanwhile == "its mail has left":
        deliver.call(Delivery.objects.get().pk)
    elif meanwhile == "it is read":
        read_notices(user)
    elif meanwhile == "time has passed":
        later += dt.timedelta(minutes=4)
    else:
        sort = "matched"
    with clock.at(later):
        tell(user, "u2", sort=sort)
    assert sorted(user.notices.shown().values_list("subject", flat=True)) == ["Ny: u1", "Ny: u2"]
    assert Delivery.objects.count() == 2


@pytest.mark.parametrize(("when", "mails"), [(User.When.NEVER, 0), (User.When.DAILY, 1)])
def test_mails_follow_ones_own_choice(user, when, mails):
    user.match_mails = when
    user.save()
    for title in ("u1", "u2"):
        tell(user, title)
    assert not Delivery.objects.exists()
    assert send_digests() == mails
    assert all("u1" in mail.body and "u2" in mail.body for mail in Delivery.objects.all())


def test_each_reads_it_in_their_own_language_and_a_long_list_is_cut(user):
    user.language = "en"
    user.save()
    for number in range(KEPT + 2):
        tell(user, f"u{number}")
    notice = user.notices.shown().get()
    assert notice.subject == f"{KEPT + 2} new challenges may fit you"
    assert notice.path == "/en/min-side/"
    assert len(notice.links) == KEPT
