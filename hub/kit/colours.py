"""Shades of one colour, and whether white can be read on it."""

from __future__ import annotations


def channels(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def darker(colour: str, part: float = 0.18) -> str:
    """The colour with ``part`` of its light taken away."""
    return "#" + "".join(f"{round(value * (1 - part)):02x}" for value in channels(colour))


def wash(colour: str, part: float = 0.9) -> str:
    """The colour thinned with ``part`` white."""
    return "#" + "".join(f"{round(value + (255 - value) * part):02x}" for value in channels(colour))


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21; text needs 4.5."""
    linear = [
        value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in channels(colour)
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
