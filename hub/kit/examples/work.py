"""States of cases and people: phases, timelines, reasons, persons, files, tasks, criteria."""

COMPONENTS = ["phase_line", "timeline", "reasons", "person", "file", "todo", "criterion"]


def context() -> dict:
    return {
        "phases": [
            {"title": "Offentliggjort", "text": "3. nov. 2026", "state": "done"},
            {"title": "Spørgsmål til", "text": "27. nov. kl. 12.00", "state": "now"},
            {"title": "Svarfrist", "text": "11. dec. kl. 12.00", "state": "now", "current": True},
            {"title": "Beslutning senest", "text": "15. jan. 2027", "state": "next"},
            {"title": "Pilotprojekt starter", "text": "marts 2027", "state": "next"},
        ],
        "timeline": [
            {"title": "Partnerskab underskrevet", "text": "12. feb. 2026", "state": "done"},
            {"title": "Prognose i brug i 6 gader", "text": "i gang", "state": "now", "url": "#prognose"},
            {"title": "Uafhængig evaluering", "text": "april 2027", "state": ""},
        ],
        "reasons": [
            {"text": "I arbejder med luftkvalitet, og det er bekræftet", "met": True},
            {"text": "Jeres pilotprojekt ligner:", "met": True, "url": "#stille", "link": "Stille nætter"},
            {
                "text": "Fundet på betydning, ikke på ord, i “Rolige gader”",
                "met": True,
                "pieces": ["Vi vil have færre biler forbi skolen", "Vi dæmper trafikken i boligkvarterer"],
            },
            {"text": "I har ikke angivet erfaring med trafikstyring", "met": False},
        ],
    }
