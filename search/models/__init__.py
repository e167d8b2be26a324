"""The nouns of search."""
