"""States of figures: charts, the ring, key figures, the funnel. The numbers are made up and belong to nobody."""

COMPONENTS = ["line_chart", "bar_chart", "ring", "wheel", "kpi", "funnel"]


MONTHS = ["mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.", "jan.", "feb."]
BEFORE = [29, 27, 24, 22, 21, 22, 25, 28, 31, 32, 32, 31]
FUNNEL = [
    (86, "udfordringer", "heraf 12 åbne lige nu", 100),
    (67, "fik svar", "398 svar i alt", 78),
    (61, "fik en beslutning", "alle med en begrundelse", 71),
    (31, "blev pilotprojekt", "14 kører lige nu", 36),
    (9, "er i drift", "8 stoppede og delte, hvad de lærte", 10),
]
PARTIES = [
    ("public", "Teknik og Miljø", "ejer", ""),
    ("business", "Blåbær Byteknik", "målere", "#bb"),
    ("business", "Tårnuglen Data", "prognose", ""),
    ("academia", "Institut for Bymiljø, Fjordby", "evaluering", ""),
    ("civil", "Havnegades Beboere", "test", ""),
]
KPI = [
    ("NO₂, årsmiddel", "27 µg/m³", "mål: 20 µg/m³"),
    ("Dage over grænsen", "212", "mål: under 60"),
    ("Rejsetid, linje 5", "34 min", "mål: uændret"),
]


def series(name: str, values: list, kind: str = "main") -> dict:
    return {"name": name, "values": values, "kind": kind}


def named(rows: list[tuple], *names: str) -> list[dict]:
    return [dict(zip(names, row, strict=True)) for row in rows]


def context() -> dict:
    return {
        "months": MONTHS,
        "lines": [
            series("Havnegade 2026", [28, 26, 23, 20, 19, 19, 21, 24, None, None, None, None]),
            series("Havnegade, samme måned året før", BEFORE, "before"),
            series("Kirkegade 2026, intet ændret", [32, 31, 28, 26, 25, 26, 29, 31], "compare"),
        ],
        "gaps": [series("Linje 5", [34.5, 34, None, 33.2, 33, None, None, 31.8, 31, 30.9, 30.5, 30])],
        "one_label": ["nov."],
        "one": [series("Målt", [48])],
        "quarters": ["K1", "K2", "K3", "K4", "K1", "K2", "K3", "K4"],
        "years": [("2025", 4), ("2026", 4)],
        "days": [series("Median", [62, 55, 58, 47, 44, 39, 41, 34])],
        "two": [
            series("Svar", [12, 18, 9, 22, 31, 28, 19, 40]),
            series("Pilotprojekter", [1, 2, 0, 3, 2, 4, 1, 5], "compare"),
        ],
        "parties": named(PARTIES, "kind", "name", "role", "url"),
        "nobody": [],
        "kpi": named(KPI, "label", "value", "text"),
        "funnel": named(FUNNEL, "number", "title", "text", "share"),
    }
