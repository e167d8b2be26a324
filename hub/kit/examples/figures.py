"""States of figures: charts, the ring, key figures, the funnel. The numbers are made up and belong to nobody."""

STATES = {
    "line_chart": {
        "with a year before, a street to compare and a target": '{% line_chart title="NO₂ i Havnegade, månedsmiddel" unit="µg/m³" labels=months series=lines target=20 target_text="årsmiddel" assess_at=12 assess_text="Vurderes tidligst marts 2027" notice="Vurderes tidligst marts 2027, fordi målingen svinger med årstiden." note="I oktober var tallet 24." source="Kilde: 62 målere, opdateret i går." first_column="Måned" %}',
        "one series with a gap": '{% line_chart title="Rejsetid, linje 5" unit="min" labels=months series=gaps %}',
        "one single measurement": '{% line_chart title="Decibel om natten" unit="dB" labels=one_label series=one %}',
    },
    "bar_chart": {
        "with a target": '{% bar_chart title="Dage fra svarfrist til beslutning" unit="dage" labels=quarters series=days target=35 groups=years better="lower" source="Kilde: beslutninger i Quadro." first_column="Kvartal" open_table=True %}',
        "two series": '{% bar_chart title="Svar og pilotprojekter" labels=quarters series=two %}',
    },
    "ring": {
        "all four": "{% ring parties=parties %}",
        "nobody yet": "{% ring parties=nobody %}",
    },
    "wheel": {
        "the home page": '{% wheel figure=31 text="pilotprojekter" note="9 er i drift" label="Kommune, virksomhed, viden og borger om 31 pilotprojekter. 9 er i drift." %}'
    },
    "kpi": {"three figures": "{% kpi items=kpi %}"},
    "funnel": {"from challenge to operation": "{% funnel steps=funnel %}"},
}


def context() -> dict:
    return {
        "months": "mar. apr. maj jun. jul. aug. sep. okt. nov. dec. jan. feb.".split(),
        "lines": [
            {
                "name": "Havnegade 2026",
                "values": [28, 26, 23, 20, 19, 19, 21, 24, None, None, None, None],
                "kind": "main",
            },
            {
                "name": "Havnegade, samme måned året før",
                "values": [29, 27, 24, 22, 21, 22, 25, 28, 31, 32, 32, 31],
                "kind": "before",
            },
            {"name": "Kirkegade 2026, intet ændret", "values": [32, 31, 28, 26, 25, 26, 29, 31], "kind": "compare"},
        ],
        "gaps": [
            {
                "name": "Linje 5",
                "values": [34.5, 34, None, 33.2, 33, None, None, 31.8, 31, 30.9, 30.5, 30],
                "kind": "main",
            }
        ],
        "one_label": ["nov."],
        "one": [{"name": "Målt", "values": [48], "kind": "main"}],
        "quarters": ["K1", "K2", "K3", "K4", "K1", "K2", "K3", "K4"],
        "years": [("2025", 4), ("2026", 4)],
        "days": [{"name": "Dage", "values": [62, 55, 58, 47, 44, 39, 41, 34], "kind": "main"}],
        "two": [
            {"name": "Svar", "values": [12, 18, 9, 22, 31, 28, 19, 40], "kind": "main"},
            {"name": "Pilotprojekter", "values": [1, 2, 0, 3, 2, 4, 1, 5], "kind": "compare"},
        ],
        "parties": [
            {"kind": "public", "name": "Teknik og Miljø", "role": "ejer"},
            {"kind": "business", "name": "Blåbær Byteknik", "role": "målere", "url": "#bb"},
            {"kind": "business", "name": "Tårnuglen Data", "role": "prognose"},
            {"kind": "academia", "name": "Institut for Bymiljø, Fjordby", "role": "evaluering"},
            {"kind": "civil", "name": "Havnegades Beboere", "role": "test"},
        ],
        "nobody": [],
        "kpi": [
            {"label": "NO₂, årsmiddel", "value": "27 µg/m³", "text": "mål: 20 µg/m³"},
            {"label": "Dage over grænsen", "value": "212", "text": "mål: under 60"},
            {"label": "Rejsetid, linje 5", "value": "34 min", "text": "mål: uændret"},
        ],
        "funnel": [
            {"number": 86, "title": "udfordringer", "text": "heraf 12 åbne lige nu", "share": 100},
            {"number": 67, "title": "fik svar", "text": "398 svar i alt", "share": 78},
            {"number": 61, "title": "fik en beslutning", "text": "alle med en begrundelse", "share": 71},
            {"number": 31, "title": "blev pilotprojekt", "text": "14 kører lige nu", "share": 36},
            {"number": 9, "title": "er i drift", "text": "8 stoppede og delte, hvad de lærte", "share": 10},
        ],
    }
