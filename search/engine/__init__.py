"""The ranking of texts: arrays in, ranks out. Pure: numpy and the text layer; no database, no clock, no network."""

from search.engine.text_index import Document, Found, Query, TextIndex

__all__ = ["Document", "Found", "Query", "TextIndex"]
