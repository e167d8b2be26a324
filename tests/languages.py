"""Reads a page as a visitor does, and finds the words that are in the wrong language."""

import re
from html.parser import HTMLParser


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


ENGLISH = words_of(
    "the with your this that from please page pages edit delete save view choose select and of you can be has been"
    " not will new show are was which who when where their they our more than about into only between"
)
DANISH = words_of(
    "og ikke eller af på er til som der hvor hvad hvem når vi jer jeres din dit dine skal kan har bliver fra også kun"
    " udfordring udfordringer svar spørgsmål side sider billede kommune virksomhed borger vælg gem rediger slet søg"
)
HIDDEN = {"script", "style", "template", "code", "svg"}
SPOKEN = ("aria-label", "title", "placeholder", "alt", "aria-description")
EMPTY = words_of("area base br col embed hr img input link meta source track wbr")


class Reader(HTMLParser):
    """Collects what is shown or read aloud, outside elements that say they are in another language."""

    def __init__(self, language: str):
        super().__init__(convert_charrefs=True)
        self.language, self.heard, self.open = language, [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        skip = tag in HIDDEN or (attributes.get("lang") or self.language)[:2] != self.language
        if tag not in EMPTY:
            self.open.append((tag, skip))
        if not skip and self.listening():
            self.heard += [attributes[name] for name in SPOKEN if attributes.get(name)]

    def handle_endtag(self, tag):
        while self.open and any(tag == name for name, _ in self.open):
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data):
        if data.strip() and self.listening():
            self.heard.append(" ".join(data.split()))

    def listening(self) -> bool:
        return not any(skip for _, skip in self.open)


def foreign(html: str, language: str) -> list[str]:
    """The texts of a page that hold words of the other language."""
    reader = Reader(language)
    reader.feed(html)
    words = ENGLISH if language == "da" else DANISH
    return [text for text in reader.heard if words & words_of(text)]
