"""After an import of challenges: match each of them, and tell how many found a partner and why the others did not."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from challenges.models import Challenge
from search import actions, profiles

NOBODY = "no organisation has agreed to be matched"
NO_WORDS = "the challenge has no words to compare"
NOTHING_SHARED = "no evidence shares a word with it"
TOO_LITTLE = "what is shared is less than a possible match"


def matches_of_imports(public_ids: list, show: Callable[[Iterable, int, str], Iterable]) -> Iterator[str]:
    pool = profiles.pool()
    outcomes: Counter[str] = Counter()
    rows = profiles.askable(Challenge.objects.filter(public_id__in=public_ids)).order_by("pk")
    for challenge in show(rows.iterator(chunk_size=100), len(public_ids), "Matches"):
        kept = actions.rebuild_matches(challenge, pool=pool)
        outcomes["matched" if kept else why_none(challenge, pool)] += 1
    yield f"{outcomes.pop('matched', 0)} challenges have at least one match with reasons."
    for reason, count in outcomes.most_common():
        yield f"{count} have none: {reason}."


def why_none(challenge: Challenge, pool: profiles.Pool) -> str:
    if not pool.actors:
        return NOBODY
    ask = profiles.ask_of(challenge)
    words = {lang: pool.corpus.vector(ask.text, lang) for lang in pool.corpus.idf} if ask else {}
    if not any(words.values()):
        return NO_WORDS
    shared = any(term in pool.corpus.idf[lang] for lang, vector in words.items() for term in vector)
    return TOO_LITTLE if shared else NOTHING_SHARED
