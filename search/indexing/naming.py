"""Topics by their names, as a text that can be found, and by what they are chosen by."""

from search.indexing.plain import plain


def topics_of(page) -> list[str]:
    return sorted(link.tag.slug for link in page.topic_links.all())


def names_of_topics(thing) -> list[tuple[str, str]]:
    """Danish and English."""
    return sorted((link.tag.name, link.tag.name_en) for link in thing.topic_links.all())


def with_topics(prose: str, thing, language: str) -> tuple[str, dict]:
    """The text a page is found by, its topics as its language names them, too; and what is told of that."""
    topics = names_of_topics(thing)
    names = [english if language == "en" and english else name for name, english in topics]
    return plain(prose, *names), {"prose": len(prose), "topics": topics}
