"""Answers about air, noise and goods.

Answers follow the order of the challenge's questions, scores the order of its criteria. `day` is when the answer was
handed in. Without `state` it stands as submitted; `draft` was never handed in; `withdrawn` was taken back.
`waiting` reviewers have not scored yet; `conflicts` says who stepped aside and why.
"""

RESPONSES = [
    {
        "challenge": "havnegade",
        "organisation": "blaabaer-byteknik",
        "partners": ["taarnuglen-data", "institut-for-bymiljoe", "havnegades-beboere"],
        "day": -519,
        "answers": [
            "Vi sætter 62 små luftmålere op langs Havnegade og to sidegader. Tårnuglen laver en prognose seks timer frem. Er luften på vej til at blive dårlig, får 84 butikker og deres transportører en besked aftenen før med tre bedre tidspunkter at levere på. Beboerne er med til at vælge reglerne, og natten er fri for lastbiler.",
            "Blåbær har 900 målere i drift i ni byer. I Egelund fandt vi de to timer om dagen, hvor en gade gik over grænsen. Det, der ikke virkede, var målere i højden: Over fire meter måler man byen og ikke gaden. Tårnuglens prognose ramte rigtigt 8 af 10 gange i et år.",
            "Måned 1-12: måling uden at ændre noget (Sofie Blåbjerg). Måned 10-12: prognose trænes (Mads Uglebjerg). Måned 13: aftaler med transportører. Måned 13-24: prognosen bruges. Kirkegade måles i hele perioden som sammenligning, og Anders Thorsgaard evaluerer uafhængigt af os.",
            "96000",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Flytning af leveringer rammer årsagen, og Egelund viser, hvornår det virker."),
                (5, "Et helt års måling før og en gade at sammenligne med."),
                (4, "Navngivne folk i alle skridt. Aftaler med transportører er den største risiko."),
            ],
            "soeren-bakkegaard": [
                (4, "Sandsynlig virkning. Jeg savner et tal for, hvor mange der vil flytte levering."),
                (5, "Bedste evalueringsplan af de fire."),
                (3, "God plan, men 62 målere på tre uger er optimistisk."),
            ],
        },
        "decision": (
            "selected",
            "I er de eneste, der måler et helt år, før noget ændres, og som sammenligner med en gade, hvor intet sker. Alle fire parter er med på holdet, og I siger selv, hvad der ikke virkede i Egelund.",
            "Aftal tidligt med de fem største transportører. Regn med, at opsætningen tager længere tid, end I skriver.",
        ),
    },
    {
        "challenge": "havnegade",
        "organisation": "northlake-sensing",
        "partners": [],
        "day": -521,
        "answers": [
            "We install 25 sensor nodes that measure nitrogen dioxide, particles and noise every minute and give the city a dashboard and an open interface. The city can use it to decide on delivery windows.",
            "In Malmø we run 140 nodes. Accuracy after field calibration is within 4 µg/m³. The dashboard was used less than we hoped: staff opened it twice a week.",
            "Month 1: site survey. Month 2-3: installation and calibration. Month 4-15: operation. Linnea Norrsjö leads.",
            "118000",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Gode målere, men svaret siger ikke, hvordan luften bliver bedre af dem."),
                (4, "Åbne data og kendt nøjagtighed."),
                (4, "Enkel og troværdig plan."),
            ],
            "soeren-bakkegaard": [
                (3, "Et dashboard flytter ikke varebiler. Det skriver de næsten selv."),
                (3, "Der mangler en sammenligning."),
                (4, "Erfarne folk."),
            ],
        },
        "decision": (
            "reserve",
            "Jeres målere er gode og nøjagtige, men svaret stopper ved tallene. Vi søgte en løsning, der også får leveringerne flyttet.",
            "Find en partner, der kan oversætte målinger til handling, og tag en sammenligning med.",
        ),
    },
    {
        "challenge": "havnegade",
        "organisation": "stillehjul-bylogistik",
        "partners": [],
        "day": -517,
        "answers": [
            "Vi samler varer til Havnegade i vores lager ved ringvejen og kører dem ind på elektriske ladcykler. Vi kan tage 70 af de 340 daglige leveringer.",
            "Vi leverer til 210 butikker i dag. En ladcykel klarer 28 leveringer om dagen. Kølevarer og byggematerialer kan vi ikke.",
            "Start inden for seks uger. Ali Stilling er ansvarlig.",
            "410000",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Hver femte levering er noget, men ikke nok til målet."),
                (1, "Der står intet om at måle luft."),
                (4, "De kan begynde næste måned."),
            ],
            "soeren-bakkegaard": [
                (3, "Sikker, men begrænset virkning."),
                (1, "Ingen måling, ingen sammenligning."),
                (4, "Solid drift."),
            ],
        },
        "decision": (
            "declined",
            "Løsningen virker her og nu, men kun for hver femte levering, og svaret viser ikke, hvordan vi får at vide, om luften bliver bedre. Kriteriet »Måling og læring« endte under minimum.",
            "Svar sammen med nogen, der måler. Driftsprisen ville stå stærkere, hvis I viste, hvad butikkerne selv betaler.",
        ),
    },
    {
        "challenge": "havnegade",
        "organisation": "nattergal-akustik",
        "partners": [],
        "day": -516,
        "answers": [
            "Vi måler støj fra tomgang og sender en besked til chaufførerne, når en motor har kørt i mere end et minut. Mindre tomgang giver renere luft.",
            "I tre gader faldt natstøjen seks decibel. Luft har vi ikke målt før.",
            "Måned 1: opsætning af ni målere. Måned 2-10: drift. Karen Nattestad leder.",
            "54000",
        ],
        "reviews": {
            "ida-holmskov": [
                (2, "Tomgang er kun en del af problemet, og virkningen på luft er ukendt."),
                (3, "De måler støj godt, men luft skal andre måle."),
                (3, "Enkel plan."),
            ],
            "soeren-bakkegaard": [
                (2, "Interessant, men svarer på en anden udfordring."),
                (2, "Ingen luftmåling."),
                (3, "I orden."),
            ],
        },
        "decision": (
            "declined",
            "Idéen om tomgang er god, men den er ikke prøvet på luft, og den når ikke de leveringer, der giver mest forurening.",
            "Hold øje med udfordringen om Ringgaden, hvor støj er en del af problemet.",
        ),
    },
    {
        "challenge": "varer-sidste-kilometer",
        "organisation": "stillehjul-bylogistik",
        "partners": [],
        "day": -263,
        "answers": [
            "Alle leverandører afleverer til vores lager. Vi kører to faste ture om dagen til hver institution, klokken 9 og klokken 13.",
            "I midtbyen går det godt. Kølevarer har vi prøvet i tre uger: To ud af ti leveringer blev for varme.",
            "690000",
            "https://stillehjul.example/samlet",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "To faste ture løser problemet i mødetiden."),
                (2, "Kølekæden er ikke løst, og det siger de selv ærligt."),
                (2, "Dyrere end det, vi betaler i dag."),
            ],
            "fatima-oestergren": [
                (4, "Trygt for børnene."),
                (2, "Plejehjemmene kan ikke få varm mælk."),
                (2, "Prisen er høj."),
            ],
        },
        "decision": (
            "declined",
            "To faste ture om dagen er det, vi ønsker, men kølekæden holder ikke, og driften koster dobbelt så meget som i dag. Kriteriet »Gennemførelse« endte under minimum.",
            "Find en partner med kølebiler, før I svarer igen. Vi vil gerne have jer med til en markedsdialog.",
        ),
    },
    {
        "challenge": "varer-sidste-kilometer",
        "organisation": "bakkeoe-raadgivning",
        "partners": [],
        "day": -262,
        "answers": [
            "Vi laver en model af alle leveringer og finder de ruter, der kan slås sammen. Derefter forhandler kommunen med leverandørerne.",
            "Vi har lavet lignende analyser for to kommuner. Den ene brugte den ikke.",
            "0",
            "https://bakkeoe.example/logistik",
        ],
        "reviews": {
            "ida-holmskov": [
                (2, "En analyse flytter ingen biler."),
                (3, "De kan lave analysen."),
                (4, "Ingen driftspris."),
            ],
            "fatima-oestergren": [(1, "Det er en rapport, ikke en løsning."), (3, "Dygtige folk."), (4, "Billigt.")],
        },
        "decision": (
            "declined",
            "Svaret er en analyse. Vi søgte en løsning, der kører, og indkøbsaftalerne kan ikke forhandles om i to år.",
            "Tag en operatør med på holdet næste gang.",
        ),
    },
    {
        "challenge": "varer-sidste-kilometer",
        "organisation": "kloeverhjul-mobilitet",
        "partners": [],
        "day": -261,
        "answers": [
            "Vores app kan vise ledig plads i biler, der alligevel kører forbi en skole. Medarbejdere og frivillige kan tage små pakker med.",
            "Det er en ny idé. Vi har kun prøvet det med bøger fra et bibliotek.",
            "60000",
            None,
        ],
        "reviews": {
            "ida-holmskov": [
                (1, "Paller kan ikke køre med frivillige."),
                (1, "Uprøvet til mad og medicin."),
                (4, "Billigt."),
            ],
            "fatima-oestergren": [
                (1, "Det tør jeg ikke som pårørende."),
                (1, "Ingen plan for ansvar."),
                (3, "Lav pris."),
            ],
        },
        "decision": (
            "declined",
            "Idéen passer til bøger og små pakker, men ikke til de paller og kølevarer, som institutionerne får.",
            "Jeres erfaring passer bedre til udfordringen om landsbyerne, der kommer senere.",
        ),
    },
    {
        "challenge": "ringgaden",
        "organisation": "nattergal-akustik",
        "partners": [],
        "day": -6,
        "answers": [
            "Vi sætter 28 støjmålere op ved de ni institutioner. De genkender kilden på stedet og sletter lyden efter to sekunder. Trafikvagten får en times varsel, når støjen er på vej over 66 decibel.",
            "I tre gader faldt støjen seks decibel om natten. Om dagen, ved en skole, var faldet kun halvanden decibel, fordi busserne var den største kilde.",
            "Prøvet i lille skala",
            "Januar: målepunkter vælges med forældre. Februar: opsætning. Marts-oktober: drift og justering. Karen Nattestad og to teknikere.",
            "62000",
            "Lydniveau og kilde. Lyd slettes efter to sekunder. Ingen persondata.",
            "Nattergal Akustik alene, gerne sammen med en luftpartner.",
            None,
        ],
    },
    {
        "challenge": "ringgaden",
        "organisation": "northlake-sensing",
        "partners": [],
        "day": -3,
        "answers": [
            "We install 40 combined air and noise nodes along the ring road and feed one-minute values into the signal control. Sound sources are classified on the device and no audio leaves it.",
            "Malmø, 140 nodes, three years. Signal control used our data in two junctions: nitrogen dioxide fell 6 percent, bus travel time was unchanged.",
            "I drift et andet sted",
            "Survey in week 2, installation in weeks 6-9, calibration with the fixed station, operation from week 12. Linnea Norrsjö leads, Danish installer contracted.",
            "138000",
            "Sensor values only, no personal data.",
            "Northlake Sensing; we would welcome a Danish university.",
            None,
        ],
    },
    {
        "challenge": "ringgaden",
        "organisation": "blaabaer-byteknik",
        "partners": ["taarnuglen-data"],
        "day": -9,
        "state": "draft",
        "answers": [
            "Vi vil gerne bygge videre på Havnegade: 48 målere langs Ringgaden og en prognose, som trafikvagten kan handle på.",
            None,
            None,
            None,
            None,
            "Ingen persondata.",
            "Blåbær Byteknik (målere), Tårnuglen Data (prognose).",
            None,
        ],
    },
    {
        "challenge": "ringgaden",
        "organisation": "bakkeoe-raadgivning",
        "partners": [],
        "day": -12,
        "state": "withdrawn",
        "answers": [
            "Vi simulerer otte signalplaner i en trafikmodel og vælger de tre, der giver mindst kø ved institutionerne.",
            "23 kryds med grøn bølge for busser. Rejsetiden faldt ni procent.",
            "En idé, der ikke er prøvet",
            "Model i januar, valg af planer i marts, drift fra april.",
            "0",
            "Ingen persondata.",
            "Bakkeø Rådgivning.",
            None,
        ],
    },
]
