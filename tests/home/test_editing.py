"""What an editor meets in the CMS: the checks of a preview, the words, a session that has ended."""

import base64
import datetime as dt
import hashlib
import json
import re

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail.users.models import UserProfile

from hub.base.blocks import BodyBlock
from hub.base.memory import forget
from hub.home.models import NewsIndexPage, NewsPage
from hub.kit import clock
from tests.factories import house

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def _news() -> NewsPage:
    index = NewsIndexPage.objects.filter(locale__language_code="da").first()
    return index.add_child(instance=NewsPage(title="Målerne er sat op", slug="maalerne"))


def test_a_form_sent_without_its_token_is_told_that_the_page_was_open_too_long(client):
    house.a_house()
    response = Client(enforce_csrf_checks=True).post("/konto/login/", {"login": "a@b.example", "password": "x"})
    assert response.status_code == 403
    assert "403_csrf.html" in {template.name for template in response.templates}


def test_a_preview_carries_wagtails_checker_and_a_public_page_does_not(client):
    house.a_house()
    page = _news()
    page.save_revision()
    editor = house.a_user("edith", "editor")
    client.force_login(editor)
    preview = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "wagtail-userbar" in preview.content.decode()
    assert "wagtail-userbar" not in client.get(page.get_url()).content.decode()


def test_headings_of_running_text_follow_the_title_without_a_gap(client):
    house.a_house()
    page = _news()
    page.body = [("text", RichText("<h3>Først</h3><p>Ord</p>")), ("cards", {"title": "Mere", "pages": []})]
    page.save_revision().publish(skip_permission_checks=True)
    shown = client.get(page.get_url()).content.decode()
    assert "<h2>Først</h2><p>Ord</p>" in shown
    assert "<h2>Mere</h2>" in shown


def test_choosing_an_image_in_a_block_is_named_in_danish():
    picture = BodyBlock().child_blocks["picture"].child_blocks["image"]
    with translation.override("da"):
        assert str(picture.child_blocks["image"].label) == "Billede"


@pytest.fixture
def editor(client):
    house.a_house()
    client.force_login(house.a_user("edith", "editor"))
    return client


def _published() -> NewsPage:
    page = _news()
    page.save_revision().publish(skip_permission_checks=True)
    return NewsPage.objects.get(pk=page.pk)


def test_an_editor_takes_a_page_off_the_site_but_not_one_that_others_stand_below(editor):
    page = _published()
    for away in (page.get_parent(), page):
        editor.post(reverse("wagtailadmin_pages:unpublish", args=[away.pk]))
    assert NewsIndexPage.objects.get(pk=page.get_parent().pk).live
    page.refresh_from_db()
    assert not page.live


def test_an_editor_takes_a_planned_publication_back(editor):
    page = _news()
    page.go_live_at = clock.now() + dt.timedelta(days=2)
    revision = page.save_revision()
    revision.publish(skip_permission_checks=True)
    revision.refresh_from_db()
    assert revision.approved_go_live_at
    editor.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]))
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_an_editor_translates_a_page_into_english(editor):
    page = _published()
    english = Locale.objects.get(language_code="en")
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])
    assert editor.get(address).status_code == 200
    editor.post(address, {"locales": [english.pk], "include_subtree": ""})
    assert page.get_translation(english).title == page.title


def test_the_editors_room_shows_pictures_on_their_way_up_and_runs_no_handler_but_the_empty_one(editor):
    policy = editor.get("/cms/")["Content-Security-Policy"]
    assert "blob:" in policy
    assert "'unsafe-inline'" not in policy
    empty = base64.b64encode(hashlib.sha256(b"return;").digest()).decode()
    assert re.findall(r"'sha256-([^']+)'", policy) == [empty]
    assert "blob:" not in editor.get("/")["Content-Security-Policy"]


def test_what_the_text_editor_sent_too_late_is_given_back_in_words():
    words = "Vi målte støjen i 62 punkter langs Ringgaden i tre uger."
    sent = json.dumps({"blocks": [{"text": words, "key": "a"}, {"text": "Og igen.", "key": "b"}], "entityMap": {}})
    broken = '{"blocks": [42], "more": "than forty characters of what is no text"}'
    late = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    page = late.post("/konto/login/", {"body": sent, "other": broken}).content.decode()
    assert words in page
    assert "entityMap" not in page


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_editors_room_writes_dates_with_the_day_first_and_takes_them_back(client, language):
    house.a_house()
    page = _news()
    page.date = dt.date(2026, 12, 24)
    page.save_revision()
    editor = house.a_user("edith", "editor")
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    client.force_login(editor)
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'value="24.12.2026"' in form
    with translation.override(language):
        assert forms.DateField().clean("24.12.2026") == dt.date(2026, 12, 24)
        assert forms.DateTimeField().clean("24.12.2026 12:30").minute == 30


def test_only_those_who_edit_the_site_are_offered_as_responsible_for_a_page(editor):
    house.a_user("citizen")
    page = _news()
    former = house.a_user("former")
    NewsPage.objects.filter(pk=page.pk).update(responsible=former)
    page = NewsPage.objects.get(pk=page.pk)
    form = NewsPage.get_edit_handler().get_form_class()(instance=page, for_user=house.a_user("erik", "editor"))
    offered = {user.email.partition("@")[0] for user in form.fields["responsible"].queryset}
    assert offered == {"frida", "edith", "erik", "former"}  # who is responsible already stays


@pytest.mark.parametrize(("language", "words"), [("en", "Paid pilot"), ("da", "Betalt")])
def test_routes_are_chosen_by_their_name_in_the_editors_language(client, language, words):
    frida = house.a_house()
    page = house.a_draft(frida).pages.get()
    frida.language = language
    frida.save()
    UserProfile.objects.update_or_create(user=frida, defaults={"preferred_language": language})
    client.force_login(frida)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    options = shown.split('name="route"')[1].split("</select>")[0]
    assert words in options


def test_the_way_to_english_says_where_a_page_is_only_in_danish(client):
    frida = house.a_house()
    challenge = house.a_challenge(frida)
    page = challenge.pages.get()
    shown = client.get(page.get_url())
    (english,) = shown.context["chrome"]["languages"]
    assert english["only"] == "this page is only in Danish"
    assert english["only"] in shown.content.decode()
    twin = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    twin.title, twin.slug = "Cleaner air", "cleaner-air"
    twin.save_revision().publish(skip_permission_checks=True)
    twin.refresh_from_db()
    forget()
    (english,) = client.get(page.get_url()).context["chrome"]["languages"]
    assert (english["url"], english["only"]) == (twin.get_url(), "")
    (english,) = client.get("/partnere/").context["chrome"]["languages"]
    assert (english["url"], english["only"]) == ("/en/partnere/", "")


@pytest.mark.parametrize(("language", "words"), [("en", "Dashboard"), ("da", "Overblik")])
def test_the_editors_room_speaks_the_language_that_somebody_chose_for_pages(client, language, words):
    house.a_house()
    client.force_login(house.a_user("edith", "editor", language=language))
    room = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'<html lang="{language}"' in room
    assert words in room


def test_an_address_is_spelt_in_danish_letters_as_everywhere(editor):
    index = NewsIndexPage.objects.filter(locale__language_code="da").first()
    form = editor.get(reverse("wagtailadmin_pages:add", args=["home", "newspage", index.pk])).context["form"]
    spelt = json.loads(form.fields["slug"].widget.attrs["data-w-slug-formatters-value"])
    title = "Blåbær på Øen"
    for (pattern, _flags), letters in spelt:
        title = re.sub(pattern, letters, title)
    assert title == "Blaabaer paa Oeen"
    assert index.add_child(instance=NewsPage(title="Blåbær på Øen")).slug == "blaabaer-paa-oeen"
    assert index.add_child(instance=NewsPage(title="Blåbær på Øen")).slug == "blaabaer-paa-oeen-2"
    copied = editor.get(reverse("wagtailadmin_pages:copy", args=[index.get_first_child().pk])).context["form"]
    assert "data-w-slug-formatters-value" in copied.fields["new_slug"].widget.attrs
