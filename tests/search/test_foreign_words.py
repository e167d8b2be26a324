"""What words of one language find in texts of another, and phrases that mean the same."""

from search.analysis.synonyms import Synonyms
from search.engine import Document, TextIndex


def found(texts, query, lang="da", groups=()):
    """By words: the names of the texts, the best first."""
    index = TextIndex.build(Document(name, lang, text=text) for name, lang, text in texts)
    return [hit.id for hit in index.search(query, lang, synonyms=Synonyms.of(groups)) if hit.words]


BUS = (["bus", "kollektiv trafik", "public transport"],)
AI = (["kunstig intelligens", "AI", "artificial intelligence"],)
HEALTH = tuple((f"public {n}", "en", "Public health research") for n in range(3))


def test_of_a_phrase_that_means_the_same_the_rarest_word_counts():
    texts = [("bus", "da", "Bussen kører"), ("transport", "en", "Public transport for all"), *HEALTH]
    assert set(found(texts, "bus", groups=BUS)) == {"bus", "transport"}
    assert found(HEALTH, "bus", groups=BUS) == []


def test_a_phrase_in_the_query_has_synonyms_where_all_of_it_is_said():
    texts = [("ai", "en", "We build AI for hospitals"), ("art", "da", "Kunstig rede til stære"), *HEALTH]
    assert found(texts, "kunstig intelligens", groups=AI)[:2] == ["ai", "art"]
    assert found(texts, "kunstig rede", groups=AI) == ["art"]


def test_a_word_of_ours_is_not_the_beginning_of_a_much_longer_foreign_one_nor_its_short_part():
    texts = [
        ("vand", "da", "Vand og legepladser"),
        ("name", "en", "Vanderbilt University"),
        ("leg", "en", "Leg pain"),
        ("plural", "en", "Sensorarray"),
    ]
    assert found(texts, "vand") == found(texts, "legeplads") == ["vand"]
    assert found([*texts, ("sensor", "da", "Sensor")], "sensor") == ["sensor", "plural"]
