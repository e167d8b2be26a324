"""What a seat adds to a team and what the team lacks, in words. Says only what the stored gain holds."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.kit.templatetags.ui_text import HELIX
from search.models import TeamSeat
from search.saying.telling import listed
from search.team import Candidate, said_by

NOTHING = 1e-6


def near_of(seat: TeamSeat) -> list[str]:
    """Competences it covers only by a broader or narrower one; a seat from before that was told has none."""
    return seat.gain.get("near", [])


def adds_in_words(seat: TeamSeat, topics: dict[str, str], part: str) -> list[str]:
    """A line each: competences nobody else has, or something near them, those made surer, those others have too, and
    its part."""
    own, near = dict(seat.covers), near_of(seat)
    adds = [(name, share) for name, share in seat.gain.get("adds", ()) if name in topics]
    only = [name for name, share in adds if abs(share - own.get(name, 0)) < NOTHING]
    alone, close = ([topics[name] for name in only if (name in near) is so] for so in (False, True))
    surer = [topics[name] for name, _share in adds if name not in only]
    others = [topics[name] for name in own if name in topics and name not in dict(adds) and name not in near]
    said = []
    if alone:
        text = _("{topics}, which nobody else in the team has: {n} of {total} competences")
        said.append(format_html(text, topics=listed(alone), n=len(alone), total=len(topics)))
    if close:
        said.append(format_html(_("something near {topics}, which nobody else in the team has"), topics=listed(close)))
    if surer:
        said.append(format_html(_("more certainty about {topics}"), topics=listed(surer)))
    if others:
        said.append(format_html(_("{topics}, which others in the team have too"), topics=listed(others)))
    if seat.gain.get("parts", 0) > 0:
        said.append(_("a part that would be missing: %(part)s") % {"part": HELIX[part]})
    if seat.gain.get("known", 0) > 0:
        said.append(_("has completed a pilot with others in the team"))
    return said or [_("a good match, but no competence of those you look for")]


def gap_in_words(
    sought: dict, topics: dict[str, str], levels: dict[str, float], seats: list[tuple[str, Candidate]]
) -> dict:
    """One competence: whether it is covered, by whom, and who else has it where it is not."""
    level = levels[sought["id"]]
    near = [name for name, member in seats if sought["id"] in dict(member.covers)]
    by = [name for name, member in seats if sought["id"] in said_by(member)]
    have = sought["have"]
    other = ngettext("%(count)s on the list has it", "%(count)s on the list have it", have) % {"count": have}
    if level == 0:
        state, word, text = "miss", _("Missing"), other if have else _("Nobody on the list has it")
    elif not by:
        state, word, text = "miss", _("Only something near it"), listed(near)
    else:
        state, word = ("ok", _("Covered")) if level >= 1 else ("now", _("Said, not shown yet"))
        text = listed(by)
    return {"title": topics[sought["id"]], "state": state, "word": word, "text": text}
