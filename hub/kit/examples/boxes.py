"""States of what holds other things: cards, facts, notices, tables, answers, dialogs."""

COMPONENTS = [
    "card",
    "card_meta",
    "card_list",
    "section_head",
    "facts",
    "fact",
    "notice",
    "empty",
    "answer",
    "fold",
    "dialog",
]
COMPONENTS += ["table", "door"]


def context() -> dict:
    return {}
