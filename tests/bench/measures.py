"""How good a ranking is, and plain BM25 to hold it against. Pure."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

FIGURES = ("MRR", "nDCG@10", "hit@5", "recall@10", "recall@50")
Gold = Mapping[str, Iterable[str]]


def figures(found: Mapping[str, Sequence[str]], gold: Gold) -> dict[str, float]:
    """The mean of each figure over the questions of ``gold``; ``found`` has the answers, the best first."""
    each = [figures_of_one(found.get(question, ()), set(right)) for question, right in gold.items()]
    return {name: sum(one[name] for one in each) / len(each) for name in FIGURES} if each else {}


def figures_of_one(found: Sequence[str], right: set[str]) -> dict[str, float]:
    places = [place for place, name in enumerate(found, 1) if name in right]
    best = sum(1 / math.log2(place + 1) for place in range(1, min(10, len(right)) + 1))
    return {
        "MRR": 1 / places[0] if places else 0.0,
        "nDCG@10": sum(1 / math.log2(place + 1) for place in places if place <= 10) / best if best else 0.0,
        "hit@5": float(any(place <= 5 for place in places)),
        "recall@10": sum(place <= 10 for place in places) / len(right) if right else 0.0,
        "recall@50": sum(place <= 50 for place in places) / len(right) if right else 0.0,
    }


def run_of(lines: Iterable[str]) -> dict[str, list[str]]:
    """{question: answers, the best first} of what ``rank_texts`` and ``rank_actors`` write."""
    found: dict[str, list[str]] = {}
    for line in lines:
        question, answer, _rank, _score = line.rstrip("\n").split("\t")
        found.setdefault(question, []).append(answer)
    return found


class Bm25:
    """Plain BM25 over bags of words by id. Bags may be exchanged for a question, the rest being counted once."""

    def __init__(self, bags: Mapping[str, Counter], k1: float = 1.2, b: float = 0.75) -> None:
        self.bags, self.k1, self.b = bags, k1, b
        self.having = Counter(word for bag in bags.values() for word in bag)
        self.length = sum(bag.total() for bag in bags.values())
        self.totals = {name: bag.total() for name, bag in bags.items()}

    def rank(self, query: Iterable[str], instead: Mapping[str, Counter]) -> list[str]:
        """The ids, the best first, equal ones by id; ``instead`` has other bags for some."""
        bags, totals = {**self.bags, **instead}, {**self.totals, **{key: bag.total() for key, bag in instead.items()}}
        mean = (self.length + sum(totals[key] - self.totals[key] for key in instead)) / max(1, len(bags)) or 1
        words, scores = sorted(set(query)), dict.fromkeys(bags, 0.0)
        gone = Counter(word for key in instead for word in words if word in self.bags[key])
        come = Counter(word for key in instead for word in words if word in instead[key])
        for word in words:
            having = self.having[word] - gone[word] + come[word]
            rarity = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
            for name, bag in bags.items():
                if often := bag.get(word):
                    norm = self.k1 * (1 - self.b + self.b * totals[name] / mean)
                    scores[name] += rarity * often * (self.k1 + 1) / (often + norm)
        return sorted(scores, key=lambda name: (-scores[name], name))
