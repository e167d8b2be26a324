"""How the search works, as everybody may read it. Bounds and weights are read from the code that goes by them.

The figures are those of now: what anybody can find, which step answers, when the files were built.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.kit.formats import number
from search import backends, embedding, feeds, spreadsheet, standing
from search.embedding.local import Local
from search.engine.fusion import ABROAD, SAME
from search.engine.lexical import BEGUN, BOOSTS, EXACT, FUZZY, PART, SHORTEST_FUZZY, SYNONYM
from search.finding.files import NEARBY
from search.models import Generation, SearchDocument
from search.models.asked import KEPT, LEAST_TIMES, LONGEST
from search.models.documents import Kind
from search.results import PAGE_SIZE

FORMS, COMPOUND, SPELLING, SLIP = ("skole", "skolerne"), ("luft", "luftkvalitet"), ("støj", "stoej"), "luftkvaltet"
READ = {
    Kind.CHALLENGE: gettext_lazy(
        "Title and summary, the problem, what was tried before, the outcome that is wanted, the terms, what is "
        "offered, the competences it looks for, and its topics."
    ),
    Kind.PILOT: gettext_lazy("Title and summary, the story, what it is worth, and its topics."),
    Kind.LEARNING: gettext_lazy("Title and summary, all of the learning: what worked, what did not; and its topics."),
    Kind.PARTNER: gettext_lazy(
        "Name and description, references, what they show they have done, where they work, and their topics."
    ),
    Kind.NEWS: gettext_lazy("Title, introduction and text."),
    Kind.PAGE: gettext_lazy("Title, introduction and text."),
}


@dataclass(frozen=True)
class Section:
    """A heading and what is said below it."""

    id: str
    title: str
    items: list[str]


def page() -> dict[str, Any]:
    """All that the page prints. Two queries beside those of the ladder."""
    step = backends.step()
    return {
        "kinds": kinds(),
        "words": words(),
        "ways": ways(),
        "sections": [meaning(), order(), never(), kept(), along()],
        "answers": next(one for one in standing.steps(step) if one["answers"]),
        "finds": _("By words and by meaning") if step.meaning else _("By words alone just now"),
        "generation": Generation.objects.with_state().first(),
    }


def kinds() -> list[dict[str, Any]]:
    """Of each kind what is read, how many there are that anybody can find now, and in how many texts."""
    rows = SearchDocument.objects.public().order_by().values("kind")
    counted = {row["kind"]: row for row in rows.annotate(texts=Count("pk"), things=Count("object_id", distinct=True))}
    none = {"texts": 0, "things": 0}
    return [{"title": Kind(kind).label, "read": text, **counted.get(kind, none)} for kind, text in READ.items()]


def words() -> list[str]:
    said = {"form": FORMS[0], "other": FORMS[1], "part": COMPOUND[0], "whole": COMPOUND[1]}
    said |= {"letters": SPELLING[0], "typed": SPELLING[1], "slip": SLIP, "letters_least": SHORTEST_FUZZY}
    told = [
        _("A result has at least one of your words. With more of them it usually stands higher."),
        _("All forms of a word count: “%(form)s” also finds “%(other)s”."),
        _("Danish compounds are taken apart: “%(part)s” finds “%(whole)s”, and the other way round."),
        _("Capitals make no difference, and æ, ø and å may be typed as ae, oe and aa: “%(typed)s” is “%(letters)s”."),
        _(
            "A word that no text has, of %(letters_least)s letters or more, stands for longer words that begin "
            "with it, and where our word list has it neither, for words that are one slip of the keyboard away "
            "(“%(slip)s”)."
        ),
        _("Editors keep lists of words that mean the same. The page says which of them were searched for too."),
        _("A word that few texts have counts more than one that many have. Words in the title count twice."),
        _("Small words such as “and” or “the” are left out."),
    ]
    return [text % said for text in told]


def ways() -> list[tuple[str, float]]:
    """The ways in which a word of the query may stand in a text, and what each counts."""
    named = {
        EXACT: _("The word itself, in any form"),
        PART: _("A part of a compound"),
        SYNONYM: _("A word that means the same"),
        FUZZY: _("A word one slip away"),
        BEGUN: _("A longer word that begins with it"),
    }
    return [(title, BOOSTS[how]) for how, title in named.items()]


def meaning() -> Section:
    """What meaning does here; where there is no model, that alone."""
    title = _("Found by meaning")
    if embedding.current() is None:
        return Section("meaning", title, [whose_model()])
    told = [
        _(
            "A language model turns each piece of text into numbers. Pieces about the same thing get numbers that are "
            "alike, though no word is the same, and in Danish and English alike."
        ),
        _("Your words become numbers in the same way. Texts whose numbers are like theirs stand higher."),
        _(
            "At most %(most)s texts without any of your words are shown after the last result, under a heading of "
            "their own. They are not counted."
        )
        % {"most": NEARBY},
        whose_model(),
    ]
    return Section("meaning", title, told)


def whose_model() -> str:
    """Where the model runs that this installation has."""
    embedder = embedding.current()
    if embedder is None:
        return _("This hub has no language model now, so the search goes by words alone.")
    if isinstance(embedder, Local):
        return _("The model runs on the hub’s own server.")
    return _("The model runs on a server the municipality has chosen. It gets your words, and nothing about you.")


def order() -> Section:
    told = [
        _(
            "The most relevant first: words count %(same)s per cent and meaning the rest. Where the text is in another "
            "language than your words, words count %(abroad)s per cent. Without a language model words alone count."
        )
        % {"same": round(SAME * 100), "abroad": round(ABROAD * 100)},
        _(
            "What is called just what you write stands before all others, and after it what has all of your words in "
            "its title, if you write two or more."
        ),
        _("You can choose the newest or the nearest deadline first instead. Without words the newest stand first."),
        _("Each thing stands there once: in your language if it fits in that one, else in the one it fits best in."),
        _(
            "Editors can put a page above the results for words they choose. It stands under the heading “Recommended "
            "by the editors”, and is never an organisation."
        ),
        _("What others click on, how often a page is visited and who you are count nothing. No place can be bought."),
    ]
    return Section("order", _("The order"), told)


def never() -> Section:
    told = [
        _("Responses to challenges, sealed or opened, and their files: they are not in the index at all."),
        _("Assessments, letters and messages."),
        _("People’s profiles and addresses, and what people show to be matched by."),
        _("Drafts, for all but those who may open them: they find them by searching, nobody else does."),
        _("Organisations that are not confirmed or choose not to be seen, for all but those who may see them."),
        _("Files that are attached to pages."),
    ]
    return Section("never", _("What is never searched"), told)


def kept() -> Section:
    told = [
        _(
            "When you are not signed in, we count what is searched for: the words and the day, never who. "
            "Nothing above %(longest)s characters, and nothing that looks like an address, a telephone number or a "
            "civil number."
        )
        % {"longest": LONGEST},
        _(
            "Editors read what was asked at least %(times)s times, so that they learn which words are missing. After "
            "%(days)s days it is deleted."
        )
        % {"times": LEAST_TIMES, "days": KEPT.days},
        _("When you are signed in, your searches are not counted. The hub’s log names the page, never your words."),
        _("A search you follow is kept until you remove it or delete your account. Nobody else sees it."),
    ]
    return Section("kept", _("What is kept about searches"), told)


def along() -> Section:
    told = [
        _(
            "Press “Follow this search” above the results and sign in: we write at once, once a day or once a week "
            "when something new fits. You stop it with one click."
        ),
        _("Any search is a feed of the newest %(entries)s results that everybody may see.")
        % {"entries": feeds.PAGES * PAGE_SIZE},
        _(
            "Any search is a CSV file of the results you can see, at most %(most)s. It says of each whether it was "
            "found by words or by meaning alone."
        )
        % {"most": number(spreadsheet.MOST)},
    ]
    return Section("along", _("Follow a search, or take it along"), told)
