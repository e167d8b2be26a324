"""A person at a browser: reads, clicks, types. What the buttons say comes from the Danish catalogue."""

import re

from django.conf import settings
from django.test import Client
from django.utils import translation
from playwright.sync_api import Page, expect

from tests.accounts.signing_in import PASSWORD, with_password


def da(words: str, **values) -> str:
    """The words of the interface, as a Danish reader meets them."""
    with translation.override("da"):
        return translation.gettext(words) % values if values else translation.gettext(words)


class Walker:
    """One person with a browser of their own. ``check(page)`` is asked on each page that is looked at."""

    def __init__(self, page: Page, check, user=None, server: str = ""):
        self.page, self.check, self.user, self.server = page, check, user, server

    @property
    def main(self):
        return self.page.locator("main")

    def goes_to(self, path: str, heading: str = ""):
        self.page.goto(path)
        return self.sees(heading)

    def sees(self, heading: str = ""):
        """The page with this heading, and nothing wrong with it."""
        title = self.page.get_by_role("heading", level=1).first
        expect(title).to_contain_text(heading) if heading else expect(title).to_be_visible()
        self.check(self.page)
        return self

    def reads(self, *texts: str):
        for text in texts:
            expect(self.main).to_contain_text(text)
        return self

    def writes(self, **fields: str):
        """Types into fields by their names."""
        for name, text in fields.items():
            self.main.locator(f'[name="{name}"]:not([type=radio]):not([type=hidden])').fill(text)
        return self

    def answers(self, label: str, text: str):
        """Types into the field whose label begins like this."""
        self.main.get_by_label(re.compile(f"^{re.escape(label)}")).fill(text)
        return self

    def chooses(self, **fields: str):
        """Radio buttons and boxes, by name and value."""
        for name, value in fields.items():
            self.main.locator(f'[name="{name}"][value="{value}"]').check()
        return self

    def ticks(self, name: str):
        self.main.locator(f'[name="{name}"][type=checkbox]').first.check()
        return self

    def presses(self, words: str, heading: str = "", inside=None):
        """A button; then the page it leads to."""
        (inside or self.main).get_by_role("button", name=da(words), exact=True).first.click()
        return self.sees(heading)

    def follows(self, words: str, heading: str = "", inside=None):
        """A link; then the page it leads to."""
        (inside or self.main).get_by_role("link", name=words).first.click()
        return self.sees(heading)

    def signs_in(self):
        with_password(self.user)
        self.page.goto("/konto/login/")
        self.writes(login=self.user.email, password=PASSWORD)
        self.main.locator("form:has([name=password]) button[type=submit]").first.click()
        expect(self.page).not_to_have_url(re.compile("/konto/login/"))
        return self

    def is_signed_in(self):
        """The browser has the cookie of somebody who signed in; how one does is walked elsewhere (``signs_in``)."""
        there = Client()
        there.force_login(self.user)
        name = settings.SESSION_COOKIE_NAME
        self.page.context.add_cookies([{"name": name, "value": there.cookies[name].value, "url": self.server}])
        return self

    # -- the CMS: Wagtail's own pages, which our checks leave alone

    def asks_for_approval(self, path: str, **fields: str):
        """Opens a page in the editor, writes, and asks a second person."""
        self.page.goto(path)
        for name, text in fields.items():
            self.page.locator(f"#id_{name}").fill(text)
        expect(self.page.locator("#id_slug")).not_to_have_value("")  # Wagtail makes it of the title, a moment later
        self._act("[name=action-submit]")

    def approves(self, page_id: int):
        self.page.goto(f"/cms/pages/{page_id}/edit/")
        self._act("[data-workflow-action-name=approve]")

    def _act(self, which: str):
        """One of the things the editor's foot offers, behind its arrow if need be."""
        footer = self.page.locator("footer")
        action = self.page.locator(which).first
        if not action.is_visible():
            footer.locator("[data-w-dropdown-target=toggle]").first.click()
        action.click()
        expect(self.page.locator(".messages .success, .messages .info")).to_be_visible()
