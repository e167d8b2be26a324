"""Who may do what, by subject: a table of one-line permissions each."""

from challenges.rules import challenges

__all__ = ["challenges"]
