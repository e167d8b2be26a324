"""Answers about loneliness, school and young people; see responses_air.py for the form."""

RESPONSES = [
    {
        "challenge": "ensomhed",
        "organisation": "aeldrefaellesskabet-nord",
        "partners": ["byens-baenk", "institut-for-folkesundhed"],
        "day": -393,
        "answers": [
            "Seks uger før en person går på pension, spørger en kollega eller en nabo: Vil du med på kaffebænken på torvet? Bænken er bemandet fire dage om ugen. Værten følger folk videre til en gruppe på seks, der mødes fast i ti uger.",
            "Vores besøgsvenner holder i snit i tre år. Bænken har vi prøvet en sommer: 40 kom igen mere end fem gange. Om vinteren kom næsten ingen, før vi rykkede ind på biblioteket.",
            "Ældrefællesskabet (værter), Byens Bænk (bænken), Institut for Folkesundhed (evaluering).",
        ],
        "reviews": {
            "ida-holmskov": [
                (5, "Bygget på det, folk selv siger virker."),
                (4, "Sandsynlig virkning, små tal."),
                (4, "Instituttet måler også dem, der ikke kommer."),
            ],
            "soeren-bakkegaard": [(5, "Varmt og konkret."), (4, "Personlig invitation er nøglen."), (4, "God plan.")],
        },
        "decision": (
            "selected",
            "I møder folk, før de bliver ensomme, og lader nogen, de kender, invitere. I har lært af vinteren og har et sted at rykke hen.",
            "Tænk på mændene. De kommer sjældnere til kaffe, men gerne til noget, der skal laves.",
        ),
    },
    {
        "challenge": "ensomhed",
        "organisation": "kaffebordet-digital",
        "partners": [],
        "day": -392,
        "answers": [
            "Nye pensionister får en boks til fjernsynet i gave og en gruppe på seks at tale med hver uge.",
            "520 brugere, halvdelen ses også i virkeligheden. Brugerne er i snit 81 år. Nye pensionister har vi få af.",
            "Kaffebordet alene.",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Passer bedre til de ældste."),
                (3, "God virkning hos andre."),
                (3, "Tæller samtaler."),
            ],
            "soeren-bakkegaard": [(3, "En 66-årig vil ud, ikke sidde ved fjernsynet."), (3, "Mulig."), (3, "I orden.")],
        },
        "decision": (
            "reserve",
            "Løsningen virker for dem over 80. Nye pensionister vil hellere ud.",
            "Vi vender tilbage, hvis bænken ikke når dem, der har svært ved at gå.",
        ),
    },
    {
        "challenge": "ensomhed",
        "organisation": "nysgerrig-service",
        "partners": [],
        "day": -391,
        "answers": [
            "Vi følger 20 mennesker i deres første halve år som pensionister og designer en overgang sammen med arbejdspladser.",
            "Vi har lavet overgange for unge, ikke for ældre.",
            "Nysgerrig og tre arbejdspladser.",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Klogt at begynde hos arbejdspladsen."),
                (2, "Endnu kun en undersøgelse."),
                (3, "Fint."),
            ],
            "soeren-bakkegaard": [(4, "God forståelse."), (2, "Når for få."), (3, "Fint.")],
        },
        "decision": (
            "declined",
            "Vi vil gerne vide mere om overgangen, men udfordringen søgte noget, der når mange det første år.",
            "Jeres tanke om arbejdspladser er givet videre til Ældrefællesskabet, der gerne vil tale med jer.",
        ),
    },
    {
        "challenge": "ensomhed",
        "organisation": "unge-for-fjorden",
        "partners": [],
        "day": -394,
        "answers": [
            "Pensionister og unge planter ålegræs sammen hver lørdag og spiser bagefter.",
            "Vi har 190 unge. Seks pensionister er med i dag og siger, at de ikke vil undvære det.",
            "Unge for Fjorden.",
        ],
        "reviews": {
            "ida-holmskov": [(4, "Sjov og meningsfuld."), (3, "Få pladser."), (2, "Ingen måling.")],
            "soeren-bakkegaard": [(4, "Godt for mænd."), (3, "Sæson og helbred sætter grænser."), (2, "Måles ikke.")],
        },
        "decision": (
            "reserve",
            "Noget at lave sammen er en stærk idé. Der er få pladser, og virkningen bliver ikke målt.",
            "Vi foreslår, at I bliver et af de steder, værterne følger folk hen.",
        ),
    },
    {
        "challenge": "skolefravaer",
        "organisation": "pusterum-familiehus",
        "partners": ["institut-for-uddannelse", "tilbage-til-klassen"],
        "day": -69,
        "answers": [
            "Når et barn har været væk fem dage på en måned, ringer læreren hjem samme uge. Ikke for at spørge hvorfor, men for at spørge, hvad der ville gøre næste mandag lettere. En psykolog kan komme hjem inden for en uge, og en forælder, der har prøvet det, kan tage med.",
            "Af 96 børn gik 68 i skole mindst fire dage om ugen et halvt år senere. Hos børn med autisme hjalp det kun, når skolen også ændrede noget.",
            "August: lærere på fire skoler øver samtalen. September-juni: drift. Hver måned mødes forældre, lærere og forskere. Rikke Pusgaard, Marianne Skolholt, Susan Kløverdal.",
            "Fravær fra skolens eget register og samtalens aftaler. Slettes ved skoleårets slutning. Forskerne får kun tal uden navne.",
        ],
        "reviews": {
            "ida-holmskov": [
                (5, "Forældre og lærere har formet det sammen."),
                (4, "To ud af tre børn tilbage er mere, end vi når i dag."),
                (5, "Få data, og mennesker beslutter."),
            ],
            "soeren-bakkegaard": [
                (5, "Spørgsmålet om mandag er genialt."),
                (4, "God dokumentation."),
                (4, "Sletning kunne være tidligere."),
            ],
        },
        "decision": (
            "selected",
            "I har forældrenes erfaring, psykologernes faglighed og forskernes blik på samme hold. Løsningen begynder med et opkald, ikke med et system.",
            "Aftal tidligt med lærernes tillidsfolk, hvor tiden skal komme fra. Vis, hvad skolen skal ændre for børn med autisme.",
        ),
    },
    {
        "challenge": "skolefravaer",
        "organisation": "klokkeblomst-laering",
        "partners": [],
        "day": -68,
        "answers": [
            "Klasselæreren får et overblik over fravær hver fredag, hvor mønstre er markeret. Vi træner lærerne i den første samtale.",
            "140 skoler bruger det. Lærerne reagerer 18 dage tidligere. Om børnene kommer mere i skole, har vi ikke målt.",
            "Juni: opsætning. August: træning. Drift hele året. Simon Klokkedal.",
            "Fravær med navn, kun synligt for klasselæreren. Slettes ved skoleårets slutning.",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "God hjælp til læreren. Forældrene mangler."),
                (3, "Tidligere reaktion er ikke det samme som virkning."),
                (4, "God sletning."),
            ],
            "soeren-bakkegaard": [(3, "Brugbart."), (3, "Ingen måling af fravær."), (4, "I orden.")],
        },
        "decision": (
            "reserve",
            "Overblikket vil hjælpe lærerne, men svaret viser ikke, om flere børn kommer i skole.",
            "Vi vil gerne se jeres overblik brugt sammen med samtalen, hvis pilotprojektet får brug for det.",
        ),
    },
    {
        "challenge": "skolefravaer",
        "organisation": "taarnuglen-data",
        "partners": [],
        "day": -67,
        "answers": [
            "En model, der forudser, hvilke elever der får højt fravær næste måned.",
            "Træfsikkerhed 78 procent på gamle data.",
            "To måneder.",
            "Fravær, karakterer, flytninger og søskende.",
        ],
        "reviews": {
            "ida-holmskov": [
                (1, "Forældre får et stempel, ikke hjælp."),
                (2, "Læreren ved det ofte i forvejen."),
                (1, "Alt for mange data om børn."),
            ],
            "soeren-bakkegaard": [
                (1, "Det her ville jeg ikke udsætte mine børn for."),
                (2, "Uklar virkning."),
                (1, "Uforholdsmæssigt."),
            ],
        },
        "decision": (
            "declined",
            "Svaret bruger mange oplysninger om børn til at forudse noget, lærerne for det meste ved, og det foreslår ingen hjælp.",
            "Læs vores begrænsninger: Ingen automatiske vurderinger af børn.",
        ),
    },
    {
        "challenge": "skolefravaer",
        "organisation": "nysgerrig-service",
        "partners": [],
        "day": -70,
        "answers": [
            "Vi laver brevene om, så de lyder som nogen, der gerne vil hjælpe.",
            "Et nyt brev virkede i jobcentret.",
            "To måneder.",
            "Ingen persondata.",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Bedre breve er godt, men udfordringen sagde: ikke et brev."),
                (2, "Lille virkning."),
                (5, "Ingen data."),
            ],
            "soeren-bakkegaard": [(3, "Venligt."), (2, "Ikke nok."), (5, "Fint.")],
        },
        "decision": (
            "declined",
            "Bedre breve er altid godt, men børnene har brug for en samtale.",
            "Vi beder jer gerne om hjælp til brevene ved en anden lejlighed.",
        ),
    },
    {
        "challenge": "saarbare-unge",
        "organisation": "unge-for-fjorden",
        "partners": [],
        "day": -8,
        "answers": [
            "Den første dag får man en opgave, et hold og en nøgle til skuret. Ingen spørger til ens historie. Efter fire uger kan man blive holdleder.",
            "Hver fjerde af vores 190 medlemmer kom uden job eller skole. 31 ud af 48 er i gang med noget et år efter. Vi har ikke haft nogen at sammenligne med.",
            "Unge for Fjorden. Vi vil gerne have en forsker med.",
        ],
    },
    {
        "challenge": "saarbare-unge",
        "organisation": "pusterum-familiehus",
        "partners": [],
        "day": -4,
        "state": "draft",
        "answers": ["Vi møder den unge, hvor den unge er, tre gange før den første dag.", None, None],
    },
]
