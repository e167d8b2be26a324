"""Answers about bricks, sorting and grass; see responses_air.py for the form."""

RESPONSES = [
    {
        "challenge": "mursten",
        "organisation": "murgenfund",
        "partners": ["oestfjord-tekniske", "reparationscafeen"],
        "day": -583,
        "answers": [
            "Vi stiller en rensemaskine op på genbrugspladsen, sorterer det, der kommer, og mærker de gode sten. Højskolen tester styrke, frost og bly. Frivillige fra Reparationscaféen tager imod og sorterer fra.",
            "Vi renser 1,4 millioner sten om året fra nedrivninger. Fra genbrugspladser har vi ikke prøvet. Vi gætter på, at hver anden sten kan bruges.",
            "Måned 1: måling af, hvad der kommer. Måned 2-12: drift. Måned 12: evaluering. Gitte Murholt.",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Stort potentiale, men gættet på hver anden er netop et gæt."),
                (4, "Erfarent hold."),
                (4, "Alle sten testes og tælles."),
            ],
            "soeren-bakkegaard": [
                (3, "Nedrivning og genbrugsplads er ikke det samme."),
                (4, "God fordeling af opgaver."),
                (4, "Fint."),
            ],
        },
        "decision": (
            "selected",
            "I er de eneste, der både renser, tester og har aftagere. I siger selv, at ingen ved, hvor mange sten der kan bruges. Det skal vi vide.",
            "Mål, hvad der kommer ind, før maskinen bliver kørt ud. Aftal en grænse for, hvornår det ikke kan betale sig.",
        ),
    },
    {
        "challenge": "mursten",
        "organisation": "sorterbo",
        "partners": [],
        "day": -582,
        "answers": [
            "Et kamera ved containeren genkender hele sten og viser folk, hvor de skal læsse af.",
            "I skraldebiler rammer vi rigtigt 91 procent. Mursten har vi ikke prøvet.",
            "Fire måneder til træning, seks i drift.",
        ],
        "reviews": {
            "ida-holmskov": [
                (2, "Sortering uden rensning og test giver ingen mursten."),
                (3, "Realistisk teknik."),
                (3, "Kan måles."),
            ],
            "soeren-bakkegaard": [(2, "Kun halvdelen af opgaven."), (2, "Uprøvet."), (3, "I orden.")],
        },
        "decision": (
            "declined",
            "Kameraet kan hjælpe med at sortere, men ingen på holdet renser, tester eller sælger stenene.",
            "Tag en aftager med på holdet.",
        ),
    },
    {
        "challenge": "mursten",
        "organisation": "bakkeoe-raadgivning",
        "partners": [],
        "day": -581,
        "answers": [
            "Vi skriver en vejledning til håndværkere om at pille mure ned i stedet for at vælte dem.",
            "Vi har skrevet to vejledninger.",
            "Tre måneder.",
        ],
        "reviews": {
            "ida-holmskov": [(2, "Ingen ved, om den bliver læst."), (3, "Kan laves."), (1, "Ingen måling.")],
            "soeren-bakkegaard": [(2, "Rigtig tanke, for lille."), (3, "Kan laves."), (1, "Ingen måling.")],
        },
        "decision": (
            "declined",
            "Selektiv nedrivning er rigtig tænkt, men en vejledning alene flytter få sten, og virkningen bliver ikke målt.",
            "Foreslå krav i nedrivningstilladelser. Det ville vi gerne afprøve.",
        ),
    },
    {
        "challenge": "etageboliger",
        "organisation": "sorterbo",
        "partners": [],
        "day": -5,
        "answers": [
            "Kameraet i skraldebilen ser, hvad der falder ud. Hver gård får hver måned en plakat med sit eget tal og én ting at gøre bedre. To beboerværter pr. gård får en uddannelse på en aften.",
            "I otte gårde i Havrevig faldt fejlsorteringen fra 36 til 29 procent på et år. To gårde blev værre, begge uden værter.",
            "Januar: måling. Februar: værter. Marts-december: tilbagemelding. Rasmus Sorterup.",
            "112000",
            "Billeder af affald, som slettes samme dag. Ingen persondata.",
        ],
    },
    {
        "challenge": "etageboliger",
        "organisation": "nysgerrig-service",
        "partners": ["reparationscafeen"],
        "day": -2,
        "answers": [
            "Vi flytter ind i to gårde i tre uger og laver affaldsrummet om sammen med beboerne: lys, lugt, vej og skilte på de sprog, folk taler.",
            "På et kollegium faldt fejlsorteringen en tredjedel. Et år efter var halvdelen af virkningen væk.",
            "Februar: feltarbejde. Marts: ombygning. April-december: opfølgning. Oskar Nysum.",
            "20000",
            "Ingen persondata.",
        ],
    },
    {
        "challenge": "vild-natur",
        "organisation": "insektbro-naturpleje",
        "partners": ["fjordby-naturlaug"],
        "day": -2,
        "state": "draft",
        "answers": [
            "Vi slår to gange om året, fjerner høet og sår hjemmehørende planter i striber. Kanten ved stier bliver klippet, så enhver kan se, at det er meningen.",
            None,
            None,
            "Insektbro (pleje), Fjordby Naturlaug (tælling og naboer).",
        ],
    },
    {
        "challenge": "skraldespande",
        "organisation": "sorterbo",
        "partners": [],
        "day": -198,
        "state": "draft",
        "answers": ["Målere i 120 spande og en rute, der bliver lagt om hver morgen.", None],
    },
]
