"""Dates, numbers and sizes in words: the one way pages, mails and letters print them, in Danish and in English.

Danish follows Retskrivningsordbogen ("11. dec. kl. 12.00", "38.000", "1,9").
No-break spaces keep a figure and its unit together.
Times are shown in the current time zone (Europe/Copenhagen); a naive datetime is taken as local.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext

from hub.kit import clock

NBSP = "\u00a0"
MINUS = "\u2212"
MONTHS = {
    "da": ["jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
    "en": ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
}
LONG_MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
WEEKDAYS = {
    "da": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"


def _local(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _this_year() -> int:
    return timezone.localtime(clock.now()).year


def _day(value: date, *, with_year: bool) -> str:
    value, language = _local(value), _language()
    dot = "." if language == "da" else ""
    text = f"{value.day}{dot}{NBSP}{MONTHS[language][value.month - 1]}"
    return f"{text} {value.year}" if with_year else text


def day(value: date | None) -> str:
    """ "11. dec."; the year is added when it is another year than now."""
    return _day(value, with_year=_local(value).year != _this_year()) if value else ""


def day_year(value: date | None) -> str:
    """ "11. dec. 2026"."""
    return _day(value, with_year=True) if value else ""


def clock_time(value: datetime | None) -> str:
    """ "kl. 12.00", in English "at 12:00"."""
    if not value:
        return ""
    local = _local(value)
    return f"kl.{NBSP}{local:%H.%M}" if _language() == "da" else f"at{NBSP}{local:%H:%M}"


def moment(value: datetime | None) -> str:
    """ "11. dec. kl. 12.00", in English "11 Dec at 12:00"."""
    return f"{day(value)} {clock_time(value)}" if value else ""


def weekday_moment(value: datetime | None) -> str:
    """ "fredag 11. dec. kl. 12.00"."""
    return f"{WEEKDAYS[_language()][_local(value).weekday()]} {moment(value)}" if value else ""


def month_year(value: date | None) -> str:
    """ "marts 2027"."""
    return f"{LONG_MONTHS[_language()][_local(value).month - 1]} {_local(value).year}" if value else ""


def time_left(until: datetime | None) -> str:
    """The two largest parts of what is left, "2 dage 21 timer"; empty when the moment has passed."""
    minutes = int((until - clock.now()).total_seconds() // 60) if until else 0
    if minutes <= 0:
        return ""
    days, hours = divmod(minutes // 60, 24)
    parts = [
        ngettext("%(count)d day", "%(count)d days", days) % {"count": days} if days else "",
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)d minute", "%(count)d minutes", minutes % 60) % {"count": minutes % 60} if not days else "",
    ]
    return " ".join(nbsp(part) for part in [part for part in parts if part][:2])


def number(value, decimals: int | str = 0) -> str:
    """ "38.000" or, with one decimal, "1,9"; rounded half up, with a true minus sign. Empty for None."""
    if value is None or value == "":
        return ""
    places = int(decimals)
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{places}f}"
    if _language() == "da":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{text}" if rounded < 0 else text


def figure(value) -> str:
    """A measured number with just the decimals it has, at most two."""
    if value is None:
        return ""
    text = f"{Decimal(str(value)):.2f}".rstrip("0").rstrip(".")
    return number(value, len(text.partition(".")[2]))


def typed(value) -> str:
    """A number as one would type it: all its decimals and nothing to part thousands, "1,9" and "38000"."""
    if value is None:
        return ""
    text = f"{Decimal(str(value)):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if _language() == "da" else text


def kroner(value, decimals: int | str = 0) -> str:
    """ "450.000 kr.", in English "DKK 450,000"."""
    if value is None or value == "":
        return ""
    amount = number(value, decimals)
    return f"{amount}{NBSP}kr." if _language() == "da" else f"DKK{NBSP}{amount}"


def percent(value, decimals: int | str = 0) -> str:
    """ "34 %" for 34 (not for 0.34)."""
    if value is None or value == "":
        return ""
    return f"{number(value, decimals)}{NBSP}%" if _language() == "da" else f"{number(value, decimals)}%"


def size(count) -> str:
    """Bytes as "2,4 MB" (1 MB = 1,000,000 bytes)."""
    if count is None or count == "":
        return ""
    for unit, factor, decimals in (("GB", 10**9, 1), ("MB", 10**6, 1), ("KB", 10**3, 0)):
        if count >= factor:
            return f"{number(Decimal(count) / factor, decimals)}{NBSP}{unit}"
    return f"{number(count)}{NBSP}byte" if _language() == "da" else f"{number(count)}{NBSP}bytes"


def nbsp(text) -> str:
    """The text with each space a no-break space."""
    return str(text).replace(" ", NBSP)


def breakable(email: str):
    """An e-mail address that breaks before its @, not in the middle of a word."""
    name, sign, domain = email.partition("@")
    return format_html("{}<wbr>{}{}", name, sign, domain)
