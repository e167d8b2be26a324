"""States of cases and people: phases, timelines, reasons, persons, files, tasks, criteria."""

STATES = {
    "phase_line": {"open for responses": "{% phase_line steps=phases %}"},
    "timeline": {"under way": "{% timeline items=timeline %}"},
    "reasons": {"for and missing": "{% reasons items=reasons %}"},
    "person": {
        "plain": '{% person name="Signe Holt" text="Sidst her i går kl. 16.05" href="#signe" %}',
        "writing now": '{% person name="Jonas Ravn" text="Skriver i 2.2 nu" kind="now" %}',
    },
    "file": {
        "each state": '<ul class="files">{% file name="datablad-maaler-v3.pdf" text="2,4 MB · lagt op 3. dec." href="#fil" state="Kontrolleret" kind="ok" %}{% file name="opstilling-ringgaden.pdf" text="6,1 MB" state="Kontrolleres …" kind="wait" %}{% file name="makro.docx" state="Virus fundet" kind="stop" %}{% file name="maaler.pdf" state="Angivet som hemmelighed" kind="lock" %}</ul>',
    },
    "todo": {
        "three things": '<ol class="todo-list">{% todo title="Gør jeres svar om Ringgaden færdigt" when="Fre. 11. dec. kl. 12.00" left="om 2 dage 21 timer" href="#svar" link="Fortsæt svaret" primary=True %}3 svar mangler.{% endtodo %}{% todo title="Svar på en invitation" left="om 9 dage" href="#i" link="Se invitationen" %}Blåbær Byteknik vil have jer med.{% endtodo %}</ol>',
    },
    "criterion": {
        "done": '{% criterion number=1 title="Effekt på problemet" note="vægt 30 %" kind="done" points=4 %}<p>Målet er realistisk.</p>{% endcriterion %}',
        "now": '{% criterion number=4 title="Værdi for borgere" note="vægt 15 %" kind="now" %}<p>Læs spørgsmål 3.2.</p>{% endcriterion %}',
        "left": '{% criterion number=5 title="Økonomi og udbredelse" note="vægt 10 %" %}<p>Ikke vurderet endnu.</p>{% endcriterion %}',
    },
}


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
            {"text": "I har ikke angivet erfaring med trafikstyring", "met": False},
        ],
    }
