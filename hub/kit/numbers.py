"""Numbers as people type them: the one way a text becomes a number. How they are shown is in ``formats``.

A Dane writes "38.000" and "1,9", an Englishman "38,000" and "1.9"; both part thousands with spaces too, also those that
do not break. Nearly every such text means one number in any language, and is understood in both:

* with both marks the last one stands before the decimals: "38.000,5" and "38,000.5";
* a mark that comes twice parts thousands: "1.250.000";
* one mark not followed by exactly three digits, or by three where no thousands can be ("0.125", "1250,125"), stands
  before the decimals: "3.5" is three and a half in Danish too, as "3,5" is in English.

Only one mark with one to three digits before it and exactly three behind it has two meanings, and the language says
which: "38.000" is thirty-eight thousand in Danish, thirty-eight in English. What means nothing for certain is none:
"1.25.000", "12 34", "1 250.500" in Danish, "450.000 kr.", "1e5".
"""

import re
from decimal import Decimal

from django.utils.translation import get_language

LONGEST = 40  # characters; a longer one is no number anybody has typed
SPACES = re.compile(r"[\u00a0\u2007\u2009\u202f]")  # as they are copied from pages and sheets
MINUSES = re.compile(r"[\u2212\u2013]")
THOUSANDS = r"(?P<whole>[1-9][0-9]{0,2}(?P<part>[ .,])[0-9]{3}(?:(?P=part)[0-9]{3})*)"
PARTED = re.compile(THOUSANDS + r"(?:(?!(?P=part))(?P<mark>[.,])(?P<rest>[0-9]+))?")
PLAIN = re.compile(r"[0-9]*(?:[.,][0-9]+)?")
SIGNED = re.compile(r"([+-]?) ?(.+)")


def read(text: str, language: str = "") -> Decimal | None:
    """The number a text means to who reads the pages in ``language`` (the reader's own); None where it means none."""
    plain = MINUSES.sub("-", SPACES.sub(" ", text)).strip()
    signed = SIGNED.fullmatch(plain)
    if not signed or len(plain) > LONGEST:
        return None
    thousands = "," if (language or get_language() or "da").startswith("en") else "."
    digits = _digits(signed[2], thousands)
    return Decimal(signed[1] + digits) if digits else None


def _digits(text: str, thousands: str) -> str:
    """The text as a machine writes it; "" where it is no number."""
    parted = PARTED.fullmatch(text)
    if parted is None or _is_decimal(parted, thousands):
        return text.replace(",", ".") if PLAIN.fullmatch(text) else ""
    part, mark, rest = parted["part"], parted["mark"], parted["rest"]
    if part == " " and mark == thousands and len(rest) == 3:
        return ""  # thousands parted in two ways, or decimals after the wrong mark
    return parted["whole"].replace(part, "") + (f".{rest}" if mark else "")


def _is_decimal(parted: re.Match, thousands: str) -> bool:
    """Whether the only mark stands before decimals here: "38.000" in English."""
    part = parted["part"]
    return part not in (" ", thousands) and not parted["mark"] and parted["whole"].count(part) == 1
