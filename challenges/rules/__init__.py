"""Who may do what, by subject: a table of one-line permissions each."""

from challenges.rules import challenges, conflicts, decisions, invitations, responses, reviews

__all__ = ["challenges", "conflicts", "decisions", "invitations", "responses", "reviews"]
