"""The content pages of a hub, in Danish: lead, paragraphs and folds (question, answer)."""

HOME = {
    "title": "Byens udfordringer løses bedst i fællesskab",
    "lead": "Fjordby Kommune lægger sine forretningskritiske udfordringer åbent frem. Virksomheder, forskere og borgere finder sammen om at løse dem, og alle kan følge, hvad vi lærer undervejs.",
}

LISTS = {
    "challenges": (
        "Udfordringer",
        "udfordringer",
        "Her ligger de problemer, som kommunen ikke kan løse alene. Hver udfordring har en ejer, et tal for, hvordan det ser ud i dag, og en frist.",
    ),
    "pilots": (
        "Pilotprojekter",
        "pilotprojekter",
        "Her afprøver vi løsninger sammen. Du kan se målingerne, mens de kommer, også når det ikke går godt.",
    ),
    "learnings": (
        "Erfaringer",
        "erfaringer",
        "Det, vi ved bagefter. Det, der ikke virkede, står her med samme vægt som det, der gjorde.",
    ),
    "news": ("Nyheder", "nyheder", "Nyt fra udfordringer og pilotprojekter."),
}

PAGES = [
    {
        "slug": "om-quadro",
        "title": "Sådan arbejder vi",
        "setting": None,
        "menu": True,
        "lead": "Quadro er stedet, hvor kommunen, virksomheder, forskere og borgere løser byens problemer sammen.",
        "text": [
            "<h3>Vi begynder med problemet</h3><p>En udfordring handler om noget, kommunen skal løse, ikke om en teknik, vi gerne vil prøve. Den fortæller, hvem det rammer, hvor mange de er, hvad der er prøvet, og hvilket tal der skal flytte sig.</p>",
            "<h3>Fire parter ved bordet</h3><p>Kommune, virksomhed, viden og borger ser forskellige ting. Derfor siger hver udfordring, hvem den søger, og hvert pilotprojekt viser, hvem der er med, og hvem der mangler.</p>",
            "<h3>Fra udfordring til erfaring</h3><ol><li>En afdeling beskriver sin udfordring. To personer godkender den.</li><li>Alle kan stille spørgsmål. Alle ser svarene.</li><li>Svar er forseglede, til to personer åbner dem efter fristen.</li><li>Bedømmere giver point efter kriterier, der stod i udfordringen.</li><li>Alle får en begrundelse samme dag.</li><li>Den udvalgte løsning bliver prøvet og målt.</li><li>Det, vi lærer, bliver delt, også når det ikke virkede.</li></ol>",
        ],
        "folds": [
            (
                "Skal jeg have en konto?",
                "<p>Ikke for at læse. Du skal have en for at svare, stille spørgsmål og følge med. Du kan bruge en kode, vi sender til din e-mail.</p>",
            ),
            (
                "Får vi noget for at svare?",
                "<p>Det står i udfordringen under »vej«. Nogle veje er betalte, andre er ikke. Alle, der svarer, får en begrundelse og et råd.</p>",
            ),
            (
                "Hvad sker der, når et pilotprojekt virker?",
                "<p>Så udbreder vi løsningen. Koster den mere end grænsen for udbud, kan alle byde på den. Tallene er offentlige, så alle byder på lige fod.</p>",
            ),
        ],
    },
    {
        "slug": "databrug",
        "title": "Privatliv og databrug",
        "setting": "privacy_page",
        "menu": False,
        "lead": "Vi bruger så få oplysninger om dig som muligt, og du kan altid se og slette dem.",
        "text": [
            "<h3>Ingen cookies, ingen sporing</h3><p>Når du læser, gemmer vi intet om dig. Først når du logger ind, sætter vi én cookie, som holder dig logget ind. Siden henter intet fra andre.</p>",
            "<h3>Det gemmer vi</h3><p>Har du en konto, gemmer vi dit navn, din e-mail, dine medlemskaber og det, du selv skriver. Svar på udfordringer er krypterede og kan ikke læses af os før fristen.</p>",
            "<h3>Match som person</h3><p>Siger du ja til match, sammenligner vi det, du skriver om dig selv, med åbne udfordringer. Kun du ser det. Siger du også ja til at blive foreslået, ser de, der ejer en udfordring, dit navn, din titel og hvorfor du passer. Et menneske afgør, om du bliver inviteret. Siger du nej igen, er du straks væk fra listerne.</p>",
            "<h3>Så længe gemmer vi det</h3><p>Din konto findes, til du sletter den. Svar gemmer vi i fem år, fordi loven siger, at vi skal kunne vise, hvordan vi valgte. Derefter bliver de slettet.</p>",
            "<h3>Dine rettigheder</h3><p>Du kan få en kopi af alt, vi har om dig, få rettet fejl og få slettet din konto på Min side. Fjordby Kommune er dataansvarlig. Du kan skrive til databeskyttelsesrådgiveren på dpo@fjordby.example og klage til Datatilsynet.</p>",
            "<h3>Data i pilotprojekter</h3><p>Hvert pilotprojekt har en databrugserklæring, som alle kan læse. Den er godkendt, før projektet begynder.</p>",
        ],
        "folds": [],
    },
    {
        "slug": "tilgaengelighed",
        "title": "Tilgængelighedserklæring",
        "setting": "accessibility_page",
        "menu": False,
        "lead": "Alle skal kunne bruge Quadro, også med skærmlæser, tastatur, stor skrift og uden JavaScript.",
        "text": [
            "<h3>Det lever vi op til</h3><p>Fjordby Kommune bestræber sig på, at Quadro overholder lov om tilgængelighed af offentlige organers websteder og kravene i WCAG 2.1 på niveau AA.</p>",
            "<h3>Sådan har vi undersøgt det</h3><p>Hver side bliver prøvet automatisk, når vi ændrer noget, og med tastatur og på en smal skærm. Denne installation er en demo, og ingen uafhængig har undersøgt den.</p>",
            "<h3>Det mangler vi</h3><p>Filer, som virksomheder lægger op, kan mangle overskrifter og tekst til billeder. Skriv til os, så finder vi en vej.</p>",
            "<h3>Sig til, hvis noget driller</h3><p>Skriv til quadro@fjordby.example. Vi svarer inden for fem hverdage. Hjælper det ikke, kan du klage til Digitaliseringsstyrelsen.</p>",
        ],
        "folds": [],
    },
    {
        "slug": "kontakt",
        "title": "Kontakt",
        "setting": "contact_page",
        "menu": False,
        "lead": "Sekretariatet hjælper dig videre, også når du ikke ved, hvem du skal spørge.",
        "text": [
            "<p>Skriv til quadro@fjordby.example, eller ring på 00 00 00 00 på hverdage mellem klokken 9 og 14. Vi svarer inden for to hverdage.</p><p>Har du spørgsmål til en udfordring, så stil dem på udfordringens egen side. Så får alle det samme svar.</p><p>Quadros sekretariat, Digitalisering og Data, Rådhustorvet 1, Fjordby. Mette Lindkvist og Jonas Aagaard.</p>"
        ],
        "folds": [],
    },
]
