"""Mail reaches people once: read as the receiving server gets it, with that server away for an hour."""

import datetime as dt
import email
import socket
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from hub.accounts import actions
from hub.accounts.models import Delivery, Notice
from hub.kit import clock
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
WORDS = {
    "kind": "test",
    "subject": "Nyt om %(x)s",
    "text": "Blåbærgrød på Ærø – så “sødt” koster 100 %%.",
    "why": "Du bad om det.",
}


class Mailbox:
    """What a mail server has taken in; it can be told to refuse."""

    def __init__(self):
        self.received, self.refuses = [], False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- the library's name
        if self.refuses:
            return "451 Try again later"
        self.received.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    @property
    def ids(self):
        return [message["Message-ID"] for message in self.received]


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def smtp(settings, port):
    """A function that starts the server; before that nobody listens."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    box, running = Mailbox(), []

    def start():
        server = Controller(box, hostname="127.0.0.1", port=port)
        server.start()
        running.append(server)
        return box

    yield start
    for server in running:
        server.stop()


def tell(*users, key="k", x="støj"):
    return actions.notify(users, key=key, path="/min-side/", values={"x": x}, **WORDS)


def an_hour_passes(drain, rounds=7):
    """The queue tries again with longer and longer pauses; an hour holds about seven tries."""
    for _ in range(rounds):
        drain()
        waiting = DBTaskResult.objects.filter(run_after__gt=clock.wall())
        waiting.update(run_after=clock.wall() - dt.timedelta(seconds=1))


def test_a_long_subject_is_cut_between_words_in_the_notice_and_in_the_mail(drain):
    tell(UserFactory(), x="udfordring " * 30)
    drain()
    subject = Notice.objects.get().subject
    assert len(subject) <= 200
    assert subject.endswith(" udfordring…")
    assert mail.outbox[0].subject == subject


def test_a_mail_is_what_it_should_be_when_it_is_read(drain, settings):
    settings.SITE_URL = "https://quadro.example"
    user = UserFactory(email="signe@example.dk")
    tell(user)
    drain()
    read = email.message_from_bytes(mail.outbox[0].message().as_bytes(), policy=default)
    delivery = Delivery.objects.get()
    assert read["Message-ID"] == f"<{delivery.public_id}@quadro.example>"
    assert read["Auto-Submitted"] == "auto-generated"
    assert (read["To"], read["Subject"]) == ("signe@example.dk", "Nyt om støj")
    assert read.get_content_type() == "text/plain"
    body = read.get_content()
    assert "Blåbærgrød på Ærø – så “sødt” koster 100 %." in body
    assert "https://quadro.example/min-side/" in body
    assert "Du bad om det." in body
    assert "<" not in body


def test_a_mail_is_written_in_the_language_of_its_reader(drain):
    tell(UserFactory(language="en"))
    drain()
    assert "/en/min-side/" in mail.outbox[0].body
    assert "Why you get this" in mail.outbox[0].body


def test_telling_twice_tells_once(drain):
    user = UserFactory()
    assert (tell(user), tell(user)) == (1, 0)
    drain()
    assert (len(mail.outbox), Notice.objects.count(), Delivery.objects.count()) == (1, 1, 1)


def test_a_line_break_in_a_subject_makes_no_header(drain):
    tell(UserFactory(), x="a\r\nBcc: alle@example.dk")
    drain()
    assert mail.outbox[0].message()["Bcc"] is None
    assert "\n" not in mail.outbox[0].subject


def test_nothing_is_sent_when_the_transaction_is_undone(drain):
    with transaction.atomic():
        tell(UserFactory())
        transaction.set_rollback(True)
    drain()
    assert (mail.outbox, Delivery.objects.count()) == ([], 0)


@pytest.mark.tasks_may_fail
def test_a_server_that_is_away_for_an_hour_loses_and_doubles_none(drain, smtp):
    users = [UserFactory() for _ in range(5)]
    tell(*users)
    an_hour_passes(drain)
    assert set(Delivery.objects.values_list("status", flat=True)) == {"waiting"}
    assert set(Delivery.objects.values_list("last_error", flat=True)) == {"ConnectionRefusedError"}
    box = smtp()
    an_hour_passes(drain)
    assert sorted(message["To"] for message in box.received) == sorted(user.email for user in users)
    assert len(set(box.ids)) == 5
    assert set(Delivery.objects.values_list("status", flat=True)) == {"sent"}


@pytest.mark.tasks_may_fail
def test_a_server_that_says_later_is_asked_later(drain, smtp):
    box = smtp()
    box.refuses = True
    tell(UserFactory())
    an_hour_passes(drain, rounds=2)
    assert (box.received, Delivery.objects.get().status) == ([], "waiting")
    box.refuses = False
    an_hour_passes(drain, rounds=2)
    assert (len(box.received), Delivery.objects.get().status) == (1, "sent")


def test_what_the_server_reads_is_danish(drain, smtp):
    box = smtp()
    tell(UserFactory())
    drain()
    assert box.received[0]["Subject"] == "Nyt om støj"
    assert "Blåbærgrød på Ærø" in box.received[0].get_content()


def test_a_mail_whose_sender_died_is_sent_again_under_the_same_number(drain, smtp):
    """Nobody can know whether the first try arrived; the same Message-ID lets the reader's server tell."""
    box = smtp()
    tell(UserFactory())
    drain()
    Delivery.objects.update(status="sending", claimed_at=clock.now())
    assert actions.deliver_forgotten() == 0, "it may still be on its way"
    with clock.at(clock.now() + HOUR):
        actions.deliver_forgotten()
        drain()
    assert len(box.ids) == 2
    assert len(set(box.ids)) == 1
    assert Delivery.objects.get().status == "sent"


def test_a_sent_mail_is_not_sent_again_by_a_second_delivery_of_its_task(drain):
    tell(UserFactory())
    actions.deliver.enqueue(Delivery.objects.get().pk)
    drain()
    assert len(mail.outbox) == 1


@pytest.mark.tasks_may_fail
def test_a_mail_whose_task_gave_up_is_taken_up_again(drain, smtp):
    tell(UserFactory())
    an_hour_passes(drain, rounds=20)
    assert DBTaskResult.objects.filter(status="FAILED").exists()
    box = smtp()
    with clock.at(clock.now() + HOUR):
        assert actions.deliver_forgotten() == 1
    drain()
    assert len(box.received) == 1


def test_history_that_is_played_sends_no_mail(drain):
    with actions.muted():
        tell(UserFactory())
    drain()
    assert (mail.outbox, Delivery.objects.get().status) == ([], "suppressed")
