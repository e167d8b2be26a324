"""Danish or English? Told by small words; enough for texts of a sentence or more."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language

WORD = re.compile(r"[^\W\d_]{3}")  # a unit has none
BLOCK = re.compile(r"<(p|div|ul|ol|h\d|table|blockquote)\b")
BEGINNING = 3000  # characters that are read
DANISH_WORDS = """
    og i det er en et til på som med af den ikke der vi jeg de at har kan vil hvad hvor hvordan hvorfor om fra os
    også eller ved skal blev efter når så dem deres vores være
"""
ENGLISH_WORDS = """
    the and of to in is a that with as are this be on we how what where why can will from our or an not was
    were has when their they which should into
"""  # without by, it and have: in Danish a town, computers and a garden
DANISH, ENGLISH = frozenset(DANISH_WORDS.split()), frozenset(ENGLISH_WORDS.split())
BOTH = DANISH & ENGLISH


def language_of(text: str, default: str = "da") -> str:
    """ "da" or "en"; ``default`` where nothing speaks for either."""
    beginning = text[:BEGINNING].lower()
    words = re.findall(r"\w+", beginning)
    danish = sum(word in DANISH - BOTH for word in words) + sum(beginning.count(letter) for letter in "æøå")
    english = sum(word in ENGLISH - BOTH for word in words)
    if danish == english:
        return default
    return "da" if danish > english else "en"


def said(text, language: str = ""):
    """Somebody's words, for a page: marked with their language where it is not the page's own (WCAG 3.1.2).

    Pages know their ``language``; of other texts it is told, and what says nothing is taken for Danish. The filter of
    the same name does it in templates. A word of the interface (from gettext) never goes through here.
    """
    if not text or not WORD.search(str(text)):
        return text
    language = language or language_of(str(text))
    if language == (get_language() or "da")[:2]:
        return text
    if hasattr(text, "__html__") and BLOCK.search(text):
        return format_html('<div lang="{}">{}</div>', language, text)
    return format_html('<span lang="{}">{}</span>', language, text)
