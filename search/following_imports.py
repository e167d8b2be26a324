"""What search adds to an import: the index at once, the matches with what they come to, and the texts of challenges."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from challenges.models import Challenge, Phase
from partners.models import Organisation
from search import actions, profiles

Show = Callable[[Iterable, int, str], Iterable]
NOBODY = "nobody has agreed to be matched"
NO_WORDS = "the challenge has no words to compare"
NOTHING_SHARED = "no evidence shares a word with it"
TOO_LITTLE = "what is shared is less than a possible match"


def follow_challenges(public_ids: list, show: Show) -> Iterator[str]:
    """Index and match each of them; tell how many found a partner, and why the others did not."""
    pool = profiles.pool()
    outcomes: Counter[str] = Counter()
    rows = profiles.askable(Challenge.objects.filter(public_id__in=public_ids)).order_by("pk")
    for challenge in show(rows, len(public_ids), "index and matches"):
        actions.index(challenge)
        kept = actions.rebuild_matches(challenge, pool=pool)
        outcomes["matched" if kept else why_none(challenge, pool)] += 1
    yield f"{outcomes.pop('matched', 0)} challenges have at least one match with reasons."
    for reason, count in outcomes.most_common():
        yield f"{count} have none: {reason}."


def follow_organisations(public_ids: list, show: Show) -> Iterator[str]:
    """Index each of them, and match the challenges that can be answered once more."""
    rows = Organisation.objects.filter(public_id__in=public_ids).order_by("pk")
    for organisation in show(rows, len(public_ids), "index"):
        actions.index(organisation)
    yield f"{len(public_ids)} organisations can be found by those who may see them."
    pool = profiles.pool()
    challenges = list(profiles.askable(Challenge.objects.in_phase(Phase.OPEN, Phase.UPCOMING)))
    kept = sum(
        actions.rebuild_matches(challenge, pool=pool) for challenge in show(challenges, len(challenges), "matches")
    )
    yield f"{kept} matches stand for {len(challenges)} challenges that can be answered."


def told_challenge(external_id: str) -> dict:
    """Title and text of a challenge that was imported before; {} when there is none."""
    challenge = Challenge.objects.filter(external_id=external_id).prefetch_related("pages").first()
    page = next(iter(challenge.pages.all()), None) if challenge else None
    return {"title": page.title, "summary": page.summary, "text": str(page.problem)} if page else {}


def why_none(challenge: Challenge, pool: profiles.Pool) -> str:
    population = pool.scorer.population
    if not population.actors:
        return NOBODY
    ask = profiles.ask_of(challenge)
    indexes = [index for _rows, _places, index in population.words.values()]
    if ask is None or not any(index.vector(ask.text, ask.lang) for index in indexes):
        return NO_WORDS
    return TOO_LITTLE if any(index.cosines(ask.text, ask.lang).any() for index in indexes) else NOTHING_SHARED
