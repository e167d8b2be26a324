"""Topics by their names, as a text that can be found, and by what they are chosen by."""

from django.db.models import prefetch_related_objects

from search.indexing.plain import plain


def topics_of(thing) -> tuple[list[str], list[tuple[str, str]]]:
    """By what they are chosen by, and by their names in Danish and English."""
    links = list(thing.topic_links.all())
    prefetch_related_objects(links, "tag")
    topics = [link.tag for link in links]
    return sorted(topic.slug for topic in topics), sorted((topic.name, topic.name_en) for topic in topics)


def with_topics(prose: str, thing, language: str) -> tuple[str, dict, list[str]]:
    """The text a page is found by, its topics as its language names them, too; what is told of that; and the topics."""
    slugs, topics = topics_of(thing)
    names = [english if language == "en" and english else name for name, english in topics]
    return plain(prose, *names), {"prose": len(prose), "topics": topics}, slugs
