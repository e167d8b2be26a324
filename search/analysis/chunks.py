"""Cutting a text into pieces short enough for an embedder to read whole. Pure."""

import re

LONGEST = 500  # characters
SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n")


def chunks(text: str, longest: int = LONGEST) -> list[str]:
    """The text in order in pieces of at most ``longest`` characters, cut after sentences, else between words.

    Nothing is lost but the spaces at the cuts; an empty text has no pieces.
    """
    pieces: list[str] = []
    for sentence in SENTENCE.split(text.strip()):
        for part in short_enough(" ".join(sentence.split()), longest):
            if pieces and len(pieces[-1]) + 1 + len(part) <= longest:
                pieces[-1] = f"{pieces[-1]} {part}"
            else:
                pieces.append(part)
    return pieces


def short_enough(sentence: str, longest: int) -> list[str]:
    parts = []
    while len(sentence) > longest:
        cut = sentence.rfind(" ", 1, longest + 1)
        parts.append(sentence[: cut if cut > 0 else longest])
        sentence = sentence[len(parts[-1]) :].lstrip()
    return [*parts, sentence] if sentence else parts
