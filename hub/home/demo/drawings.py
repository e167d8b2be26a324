"""Illustrations in the house's palette: calm shapes from the helix. Kind and seed decide every point.

`draw(kind, seed)` returns a Pillow image of 1600 × 900 points. Everything is drawn at double size and scaled down.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Callable

from PIL import Image, ImageDraw

INK, BRAND, SAND, WASH = "#12233f", "#0b3d6e", "#fbf7f0", "#f5f7fa"
PUBLIC, PUBLIC_WASH = "#0b5cad", "#e5f0fb"
BUSINESS, BUSINESS_WASH = "#a34a00", "#fdf0e2"
ACADEMIA, ACADEMIA_WASH = "#6a2bc0", "#f1eafc"
CIVIL, CIVIL_WASH = "#0b6e5f", "#e3f5f1"
SUN = "#ffbf47"
PARTS = [PUBLIC, BUSINESS, ACADEMIA, CIVIL]

Shade = tuple[int, int, int]


class Sheet:
    """A canvas at double size with a few shapes; places are given as shares of width and height."""

    def __init__(self, size: tuple[int, int], ground: str, seed: int):
        self.w, self.h = size[0] * 2, size[1] * 2
        self.image = Image.new("RGB", (self.w, self.h), ground)
        self.pen = ImageDraw.Draw(self.image)
        self.chance = random.Random(seed)  # noqa: S311 -- shapes, not secrets

    def disc(self, x: float, y: float, r: float, colour) -> None:
        x, y, r = x * self.w, y * self.h, r * self.h
        self.pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def ring(self, x: float, y: float, r: float, width: float, colours: list[str], turn: float = 0) -> None:
        """A ring in as many parts as there are colours: the helix."""
        x, y, r = x * self.w, y * self.h, r * self.h
        step = 360 / len(colours)
        for number, colour in enumerate(colours):
            start = turn + number * step
            self.pen.arc(
                (x - r, y - r, x + r, y + r), start, start + step + 0.4, fill=colour, width=int(width * self.h)
            )

    def arc(self, x: float, y: float, r: float, width: float, colour, start: float = 180, end: float = 360) -> None:
        x, y, r = x * self.w, y * self.h, r * self.h
        self.pen.arc((x - r, y - r, x + r, y + r), start, end, fill=colour, width=int(width * self.h))

    def box(self, x: float, y: float, w: float, h: float, colour, radius: float = 0.0) -> None:
        edges = (x * self.w, y * self.h, (x + w) * self.w, (y + h) * self.h)
        self.pen.rounded_rectangle(edges, radius=radius * self.h, fill=colour)

    def shape(self, points: list[tuple[float, float]], colour) -> None:
        self.pen.polygon([(x * self.w, y * self.h) for x, y in points], fill=colour)

    def wave(self, y: float, height: float, length: float, colour, shift: float = 0) -> None:
        """A field that fills everything below a wave."""
        top = [(x / 200, y + height * math.sin(shift + x / 200 * 2 * math.pi / length)) for x in range(-2, 203)]
        self.shape([*top, (1.01, 1.01), (-0.01, 1.01)], colour)

    def finished(self) -> Image.Image:
        return self.image.reduce(2)


def mix(one: str, other: str, share: float) -> Shade:
    """`share` of the first colour in the second."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in pairs)
    return red, green, blue


def house(sheet: Sheet, x: float, ground: float, w: float, h: float, colour, lit: str | None = SUN) -> None:
    """A house with a pitched roof and windows, some of them lit."""
    top = ground - h
    sheet.box(x, top, w, h + 0.002, colour)
    sheet.shape([(x - w * 0.06, top + 0.004), (x + w / 2, top - w * 0.9), (x + w * 1.06, top + 0.004)], colour)
    rows, pane = max(1, int(h / 0.1)), w * 0.2
    for row in range(rows):
        for column in (0.2, 0.6):
            shade = lit if lit and sheet.chance.random() < 0.4 else mix("#ffffff", "#12233f", 0.82)
            sheet.box(x + w * column, top + 0.03 + row * 0.1, pane, 0.05, shade, 0.004)


def skyline(sheet: Sheet, ground: float, colours: list, lit: str | None = SUN) -> None:
    """A row of houses from edge to edge."""
    x = -0.02
    while x < 1.0:
        w = sheet.chance.uniform(0.055, 0.085)
        house(sheet, x, ground, w, sheet.chance.uniform(0.1, 0.3), sheet.chance.choice(colours), lit)
        x += w + sheet.chance.choice([0.0, 0.004, 0.03])


def air(sheet: Sheet) -> None:
    sheet.disc(0.78, 0.32, 0.16, SUN)
    for number in range(6):
        y = 0.16 + number * 0.085
        x = sheet.chance.uniform(0.05, 0.5)
        length = sheet.chance.uniform(0.25, 0.42)
        colour = mix(PUBLIC, "#e5f0fb", 0.22 + 0.1 * (number % 4))
        sheet.box(x, y, length, 0.016, colour, 0.008)
        sheet.arc(x + length, y - 0.03, 0.046, 0.016, colour, -90, 90)
    skyline(sheet, 0.9, [BRAND, PUBLIC, mix(PUBLIC, PUBLIC_WASH, 0.7), CIVIL])
    sheet.box(0, 0.895, 1, 0.2, INK)
    for x in range(12):
        sheet.box(0.02 + x * 0.09, 0.944, 0.04, 0.009, SAND, 0.004)


def water(sheet: Sheet) -> None:
    sheet.disc(0.24, 0.3, 0.13, SAND)
    house(sheet, 0.62, 0.56, 0.09, 0.16, BUSINESS)
    house(sheet, 0.73, 0.56, 0.07, 0.1, mix(BUSINESS, BUSINESS_WASH, 0.75))
    shades = [0.25, 0.42, 0.62, 0.82, 1.0]
    for number, share in enumerate(shades):
        shift = sheet.chance.uniform(0, 6)
        sheet.wave(0.53 + number * 0.095, 0.022, 0.42 + 0.05 * number, mix(PUBLIC, PUBLIC_WASH, share), shift)
    for _ in range(16):
        x, y = sheet.chance.uniform(0.02, 0.98), sheet.chance.uniform(0.05, 0.44)
        sheet.shape([(x, y), (x - 0.004, y + 0.03), (x + 0.004, y + 0.03)], mix(PUBLIC, PUBLIC_WASH, 0.55))
        sheet.disc(x, y + 0.032, 0.0075, mix(PUBLIC, PUBLIC_WASH, 0.55))


def figure(sheet: Sheet, x: float, ground: float, tall: float, colour) -> None:
    """A person: a head and a rounded body."""
    sheet.disc(x, ground - tall, tall * 0.21, colour)
    wide = tall * 0.3
    sheet.box(x - wide / 2, ground - tall * 0.72, wide, tall * 0.9, colour, tall * 0.26)


def care(sheet: Sheet) -> None:
    sheet.arc(0.5, 0.86, 0.66, 0.05, mix(CIVIL, CIVIL_WASH, 0.35))
    sheet.arc(0.5, 0.86, 0.54, 0.05, mix(BUSINESS, BUSINESS_WASH, 0.45))
    sheet.arc(0.5, 0.86, 0.42, 0.05, SUN)
    left = sheet.chance.uniform(0.41, 0.44)
    figure(sheet, left, 0.88, 0.34, CIVIL)
    figure(sheet, left + 0.13, 0.88, 0.3, BUSINESS)
    sheet.box(0, 0.86, 1, 0.2, mix(CIVIL, CIVIL_WASH, 0.8))


def school(sheet: Sheet) -> None:
    sheet.disc(0.82, 0.24, 0.12, SUN)
    x = 0.1
    for number in range(9):
        tall = sheet.chance.uniform(0.22, 0.5)
        w = sheet.chance.uniform(0.038, 0.06)
        colour = [ACADEMIA, PUBLIC, BUSINESS, CIVIL, BRAND][number % 5]
        sheet.box(x, 0.82 - tall, w, tall, colour, 0.008)
        sheet.box(x, 0.82 - tall * 0.8, w, 0.018, mix("#ffffff", colour, 0.6))
        x += w + 0.006
    sheet.shape(
        [(x + 0.02, 0.82), (x + 0.09, 0.42), (x + 0.13, 0.44), (x + 0.06, 0.82)], mix(ACADEMIA, ACADEMIA_WASH, 0.6)
    )
    sheet.box(0.06, 0.82, 0.88, 0.02, INK, 0.01)
    sheet.arc(0.82, 0.82, 0.2, 0.035, mix(ACADEMIA, ACADEMIA_WASH, 0.4))
    sheet.arc(0.82, 0.82, 0.12, 0.035, mix(ACADEMIA, ACADEMIA_WASH, 0.65))


def waste(sheet: Sheet) -> None:
    turn = sheet.chance.uniform(0, 90)
    sheet.ring(0.5, 0.46, 0.36, 0.075, [CIVIL, BUSINESS, PUBLIC], turn)
    for row in range(4):
        for column in range(6 - row):
            x = 0.335 + column * 0.056 + row * 0.028
            y = 0.84 - row * 0.078
            colour = sheet.chance.choice(
                [BUSINESS, mix(BUSINESS, BUSINESS_WASH, 0.75), mix(BUSINESS, BUSINESS_WASH, 0.55)]
            )
            sheet.box(x, y, 0.053, 0.07, colour, 0.008)
    sheet.box(0, 0.91, 1, 0.1, mix(CIVIL, CIVIL_WASH, 0.75))


def energy(sheet: Sheet) -> None:
    for number in range(5):
        sheet.disc(0.5, 0.86, 0.72 - number * 0.12, mix(SUN, SAND, 0.2 + number * 0.2))
    for x in (0.1, 0.88):
        windmill(sheet, x, 0.3)
    skyline(sheet, 0.88, [BRAND, INK, PUBLIC, mix(BRAND, PUBLIC_WASH, 0.8)])
    sheet.box(0, 0.876, 1, 0.2, mix(CIVIL, CIVIL_WASH, 0.9))


def windmill(sheet: Sheet, x: float, y: float) -> None:
    colour = mix(BRAND, SAND, 0.35)
    sheet.box(x - 0.003, y, 0.006, 0.88 - y, colour)
    spin = sheet.chance.uniform(0, 120)
    for blade in range(3):
        angle = math.radians(spin + blade * 120)
        tip = (x + 0.09 * math.cos(angle), y + 0.16 * math.sin(angle))
        side = (x + 0.008 * math.sin(angle), y - 0.014 * math.cos(angle))
        sheet.shape([(x, y), side, tip], colour)
    sheet.disc(x, y, 0.012, colour)


def people(sheet: Sheet) -> None:
    turn = sheet.chance.uniform(0, 360)
    sheet.ring(0.5, 0.48, 0.38, 0.06, PARTS, turn)
    sheet.disc(0.5, 0.48, 0.17, SAND)
    for number, colour in enumerate(PARTS):
        angle = math.radians(turn + 45 + number * 90)
        x, y = 0.5 + 0.115 * math.cos(angle), 0.48 + 0.205 * math.sin(angle)
        sheet.disc(x, y, 0.15, mix(colour, "#ffffff", 0.9))
        sheet.disc(x, y - 0.035, 0.035, SAND)
        sheet.arc(x, y + 0.085, 0.065, 0.05, SAND)
    sheet.wave(0.93, 0.014, 0.5, mix(BRAND, PUBLIC_WASH, 0.85), turn)


def news(sheet: Sheet) -> None:
    for number, colour in enumerate(sheet.chance.sample(PARTS, 4)):
        sheet.ring(
            0.16 + number * 0.226, 0.5, 0.2, 0.055, [colour, mix(colour, "#ffffff", 0.45)], sheet.chance.uniform(0, 360)
        )
        sheet.disc(0.16 + number * 0.226, 0.5, 0.08, mix(colour, "#ffffff", 0.25))
    sheet.box(0.06, 0.84, 0.88, 0.014, INK, 0.007)


KINDS: dict[str, tuple[str, Callable[[Sheet], None]]] = {
    "air": (PUBLIC_WASH, air),
    "water": (PUBLIC_WASH, water),
    "care": (BUSINESS_WASH, care),
    "school": (ACADEMIA_WASH, school),
    "waste": (CIVIL_WASH, waste),
    "energy": (SAND, energy),
    "people": (WASH, people),
    "news": (SAND, news),
}


def draw(kind: str, seed: str | int, size: tuple[int, int] = (1600, 900)) -> Image.Image:
    """The picture of a kind; an unknown kind is drawn as news."""
    ground, shapes = KINDS.get(kind, KINDS["news"])
    sheet = Sheet(size, ground, zlib.crc32(f"{kind}:{seed}".encode()))
    shapes(sheet)
    return sheet.finished()
