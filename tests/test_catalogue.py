"""The Danish is complete, true to the English, and compiled: on the public site and in the editors' rooms."""

import polib
import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext, trans_real

from hub.kit import catalogue

CATALOGUES = [(place, domain) for place in (catalogue.OURS, catalogue.CMS) for domain in catalogue.DOMAINS]

FIRST_MET = """
Save draft|Submit for moderation|Publishing…|Unpublish|Edit this page|View draft|View live|Preview|Status|History|
Checks|Comments|Add a child page|Show filters|Apply filters|Reports|Workflows|Locked pages|Site history|Aging pages|
Awaiting your review|Add comment|Schedule to publish|Set publishing schedule|Change privacy|Side panels|Back|
Choose an image|Choose another image|Add an image|Add images|Add multiple images|Insert image|Images|Image focal point|
Drag and drop images into this area to upload immediately.|Upload successful. Please update this image with a more
appropriate title, if necessary. You may also delete the image completely if the upload wasn't required.|Documents|
Add a document|Add documents|Choose a document|Edit this document|Collections|Add a collection|Translate this page|
Users|Add a user|Groups|Roles|Snippets|Redirects|Sites|Locales|Add a locale|Shortcuts|Help|Keyboard shortcuts|
You do not have permission to access the admin.|The page could not be saved due to validation errors.|
The page could not be saved as it is locked.|Locked by another user|Request changes|Approve with comment|In progress|
Changes requested|Workflow history|Cancel scheduled publish|Compare with live version|Are you sure you want to delete
this page?|Yes, unpublish|There are no results.|Parent page|New slug|Not visible to the public|Content metrics|
Reading time|Words|Readability|Skip to main content|A network error occurred|Draft saved
"""


def first_met() -> list[str]:
    return [" ".join(text.split()) for text in FIRST_MET.split("|")]


@pytest.mark.parametrize(("place", "domain"), CATALOGUES)
def test_the_danish_is_complete_true_to_the_english_and_compiled(place, domain):
    assert catalogue.faults(place, domain) == []


def test_our_english_of_signing_in_is_true_to_what_it_stands_for_and_compiled():
    assert catalogue.read(catalogue.ENGLISH)
    assert catalogue.english_faults() == []


def test_every_exception_is_still_needed():
    pairs = [
        pair
        for place, domain in CATALOGUES
        for entry in catalogue.read(catalogue.po_path(place, domain))
        for pair in catalogue.forms(entry)
    ]
    equal = {english.strip() for english, danish in pairs if english == danish}
    assert sorted(catalogue.same_in_danish() - equal) == []


def test_what_wagtail_can_say_is_said_in_danish():
    for domain in catalogue.DOMAINS:
        assert catalogue.faults(catalogue.CMS, domain, extracted=catalogue.fresh(catalogue.CMS, domain)) == []


def test_an_editor_first_meets_danish():
    with translation.override("da"):
        english = [text for text in first_met() if gettext(text) == text]
    assert english == ["Status"]


def test_at_least_four_in_five_of_wagtails_own_strings_come_from_us():
    assert len(polib.pofile(str(catalogue.po_path(catalogue.CMS, "django")))) > 1_500


def test_an_editor_in_english_meets_english():
    with translation.override("en"):
        danish = [text for text in first_met() if gettext(text) != text]
    assert danish == []


def test_danish_counts_one_and_many():
    with translation.override("da"):
        assert ngettext("Delete 1 page", "Delete %(counter)s pages", 2) == "Slet %(counter)s sider"
        assert ngettext("Delete 1 page", "Delete %(counter)s pages", 1) == "Slet 1 side"


def test_the_editors_scripts_speak_danish():
    strings = trans_real.DjangoTranslation("da", domain="djangojs", localedirs=[])
    assert strings.gettext("Enter your comments...") == "Skriv en kommentar …"


def test_a_wrong_entry_is_found():
    same = {"App"}
    wrong = [
        (polib.POEntry(msgid="Open"), "untranslated"),
        (polib.POEntry(msgid="Open", msgstr="Open"), "same as English"),
        (polib.POEntry(msgid="Hi %(name)s", msgstr="Hej %(navn)s"), "placeholders differ"),
        (polib.POEntry(msgid="Hi ", msgstr="Hej"), "space at the ends differs"),
        (polib.POEntry(msgid="Hi", msgstr="Hej", flags=["fuzzy"]), "obsolete or fuzzy"),
        (polib.POEntry(msgid="App", msgstr="App"), ""),
        (polib.POEntry(msgid="%(a)s: %(b)s", msgstr="%(a)s: %(b)s"), ""),
    ]
    assert [catalogue.wrong(entry, same) for entry, _ in wrong] == [fault for _, fault in wrong]


def test_merging_keeps_the_danish_and_drops_what_is_no_longer_said():
    kept, wanted = polib.POFile(), polib.POFile()
    kept.extend([polib.POEntry(msgid="Open", msgstr="Åben"), polib.POEntry(msgid="Gone", msgstr="Væk")])
    wanted.extend([polib.POEntry(msgid="Open"), polib.POEntry(msgid="New")])
    merged = {entry.msgid: entry.msgstr for entry in catalogue.merge(kept, wanted)}
    assert merged == {"New": "", "Open": "Åben"}
