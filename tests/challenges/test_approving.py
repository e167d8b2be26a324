"""An approval that is sent twice: after one another, and in the same moment."""

import contextlib
import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.test.utils.form_data import querydict_from_html

from challenges.models import ChallengePage, Edition
from tests.challenges.test_publishing import _posted
from tests.factories import house


def sent_on():
    """A page that waits for approval, a second person, and what that person's editor would send."""
    frida = house.a_house()
    page = house.a_draft(frida).pages.get()
    page.save_revision(user=frida)
    page.get_workflow().start(page, frida)
    client = Client()
    client.force_login(house.a_user("finn", "facilitator"))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    for name in ChallengePage.BLOCKS:
        data.update(_posted(name, getattr(page, name)))
    data.update({"action-workflow-action": "true", "workflow-action-name": "approve"})
    return page, client, address, data


@pytest.mark.django_db
def test_an_approval_sent_again_is_told_and_changes_nothing():
    page, client, address, data = sent_on()
    task = page.current_workflow_task_state
    assert client.post(address, data).status_code == 302
    page.refresh_from_db()
    assert page.live
    revisions = page.revisions.count()
    again = client.post(address, data, follow=True)
    assert [str(one) for one in again.context["messages"]][-1] == "Siden er allerede godkendt."
    short = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert client.post(short).status_code == 302
    assert client.post(short, headers={"x-requested-with": "XMLHttpRequest"}).json()["step"] == "success"
    assert client.post(address, data, headers={"accept": "application/json"}).status_code == 400
    assert page.revisions.count() == revisions
    assert Edition.objects.count() == 1


@pytest.mark.django_db
def test_somebody_without_a_way_into_the_cms_is_told_nothing():
    _page, client, address, data = sent_on()
    client.post(address, data)
    client.force_login(house.a_user("ukendt"))
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 403
    assert "er allerede godkendt" not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_approvals_in_the_same_moment_approve_once_and_neither_fails():
    page, client, address, data = sent_on()
    both, statuses = threading.Barrier(2), []

    def wait_for_the_other(request, page):
        with contextlib.suppress(threading.BrokenBarrierError):  # the other one waits at the door, as it should
            both.wait(timeout=0.5)

    def send():
        own = Client(raise_request_exception=False)
        own.cookies = client.cookies
        statuses.append(own.post(address, data).status_code)
        connection.close()

    with hooks.register_temporarily("before_edit_page", wait_for_the_other):
        threads = [threading.Thread(target=send) for _number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert statuses == [302, 302]
    page.refresh_from_db()
    assert page.live
    assert Edition.objects.count() == 1
