"""Answers about heat in schools, cloudbursts and groundwater; see responses_air.py for the form."""

RESPONSES = [
    {
        "challenge": "skoler-varme",
        "organisation": "lunestyring",
        "partners": ["center-bygningsenergi"],
        "day": -863,
        "answers": [
            "Vi kobler en lille computer på de fire skolers gamle styringer, henter kalenderen for lån af lokaler og sænker varmen, når der er tomt. Systemet lærer, hvor længe bygningen er om at blive varm. I hvert lokale sidder en knap: to timer mere.",
            "I 70 bygninger sparer vi i snit 16 procent. Tre steder sparede vi intet, fordi ventilerne ikke kunne lukke. Det tjekker vi nu først.",
            "Uge 1-4: eftersyn af ventiler. Uge 5-10: installation i sommerferien. Derefter et fyringsår. Ole Lunegaard, og pedellerne er med til alle møder.",
            "88000",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "16 procent i 70 bygninger er godt dokumenteret."),
                (4, "Lav pris uden binding."),
                (5, "Pedellerne er med, og knappen er god."),
            ],
            "soeren-bakkegaard": [(5, "Bedst dokumenterede svar."), (4, "Rimelig."), (4, "Jeg savner lærerne.")],
        },
        "decision": (
            "selected",
            "I har vist virkningen i mange bygninger, siger selv hvor den udeblev, og lader pedeller og brugere bestemme undervejs. Center for Bygningsenergi måler uafhængigt mod fire skoler uden ændringer.",
            "Kalenderen er jeres svage punkt. Aftal, hvem der fører den, før I går i gang.",
        ),
    },
    {
        "challenge": "skoler-varme",
        "organisation": "solhverv-lager",
        "partners": [],
        "day": -862,
        "answers": [
            "Vi flytter opvarmningen til de timer, hvor fjernvarmen er billigst, og bruger bygningen som lager.",
            "I to svømmehaller sparede vi 11 procent af regningen, men ikke af energien.",
            "Installation på otte uger, drift i et år. Camilla Solvang.",
            "120000",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Sparer penge, ikke energi."),
                (3, "Deling af besparelsen gør prisen usikker."),
                (3, "Usynligt for brugerne."),
            ],
            "soeren-bakkegaard": [(3, "Mindre relevant for målet."), (3, "Uklar pris."), (3, "Neutralt.")],
        },
        "decision": (
            "reserve",
            "I sparer penge, men ikke varme, og udfordringen handlede om begge dele.",
            "Se efter en udfordring om svømmehaller og elpriser. Den er på vej.",
        ),
    },
    {
        "challenge": "skoler-varme",
        "organisation": "bakkeoe-raadgivning",
        "partners": [],
        "day": -864,
        "answers": [
            "Vi gennemgår de fire skoler og leverer en plan for nye styringer.",
            "Vi har projekteret 30 skoler.",
            "Rapport efter tre måneder.",
            "0",
        ],
        "reviews": {
            "ida-holmskov": [
                (2, "Planen kræver nye anlæg, som udfordringen udelukker."),
                (3, "Ingen driftspris, men stor investering."),
                (2, "Brugerne er ikke nævnt."),
            ],
            "soeren-bakkegaard": [(2, "Rapport, ikke pilot."), (2, "Skjult pris."), (2, "Ikke beskrevet.")],
        },
        "decision": (
            "declined",
            "Svaret fører til nye anlæg, og det udelukkede udfordringen.",
            "Læs begrænsningerne højt, før I svarer. Vi ville gerne have set jeres viden brugt på de eksisterende anlæg.",
        ),
    },
    {
        "challenge": "skoler-varme",
        "organisation": "taarnuglen-data",
        "partners": [],
        "day": -861,
        "answers": [
            "En prognose for skolens varmebehov time for time, som pedellen kan bruge.",
            "Træfsikkerhed 93 procent på rådhuset.",
            "Fire måneder. Mads Uglebjerg.",
            "60000",
        ],
        "reviews": {
            "ida-holmskov": [
                (2, "Pedellen skal selv skrue. Det er prøvet."),
                (4, "Lav pris."),
                (2, "Mere arbejde til pedellen."),
            ],
            "soeren-bakkegaard": [(3, "God model uden hænder."), (4, "Billigt."), (2, "Hvem handler på den?")],
        },
        "decision": (
            "declined",
            "En prognose uden styring lægger arbejdet hos pedellen, og det har vi prøvet.",
            "Svar sammen med nogen, der kan koble sig på styringen.",
        ),
    },
    {
        "challenge": "skybrud-noerremarken",
        "organisation": "regnfang-byrum",
        "partners": ["center-vandkredsloeb", "fjordby-vandlaug"],
        "day": -458,
        "answers": [
            "Vi bygger 600 meter vej om til en regnvej: 31 vejbede, en lavere midte og tre steder, hvor vandet må stå på plænen. Beboerne vælger beplantning og passer bedene de første to år sammen med os.",
            "14 skybrudsveje. To af dem svigtede, fordi sand lukkede indløbene efter en vinter. Derfor har vores indløb nu en rist, en fejemaskine kan tage.",
            "Måned 1-3: tegning med beboere og model. Måned 4-8: første 350 meter. Måned 9: prøve med tankvogn. Måned 10-14: resten. Mikkel Regnstrup og Katrine Kildegren.",
            "74000",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Modellen og tankvognsprøven giver tro på virkningen."),
                (5, "Beboerne vælger og passer."),
                (4, "Klar pris pr. år."),
            ],
            "jakob-egelund": [
                (5, "Fagligt stærkt. Indløbene er det rigtige at tænke på."),
                (4, "God inddragelse."),
                (3, "Driften er nok lavt sat."),
            ],
        },
        "decision": (
            "selected",
            "I har bygget det før, fortæller hvorfor to veje svigtede, og prøver løsningen med vand, før regnen gør det. Beboerne er med fra tegning til pasning.",
            "Sæt flere penge af til drift. Aftal med beredskabet, hvordan ambulancer kommer frem under skybrud.",
        ),
    },
    {
        "challenge": "skybrud-noerremarken",
        "organisation": "draabevaerk-sensorer",
        "partners": [],
        "day": -457,
        "answers": [
            "40 målere i brønde og kældre giver beboerne en sms en halv time før vandet kommer, så pumper og sandsække kan stilles op.",
            "210 målere i drift. Varsling har vi prøvet i et sommerhusområde: Hver tredje sov fra beskeden.",
            "Opsætning på seks uger. Line Drabæk.",
            "52000",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Varsling mindsker skaden, men holder ikke vandet ude."),
                (3, "Beboerne får ansvaret."),
                (4, "Rimelig pris."),
            ],
            "jakob-egelund": [
                (3, "Godt supplement til en regnvej."),
                (3, "Ældre kan ikke løfte sandsække."),
                (4, "God pris."),
            ],
        },
        "decision": (
            "reserve",
            "Varsling er nyttig, men udfordringen var at holde kældrene tørre.",
            "Tal med Regnfang. Jeres målere kan vise, om regnvejen virker.",
        ),
    },
    {
        "challenge": "skybrud-noerremarken",
        "organisation": "insektbro-naturpleje",
        "partners": [],
        "day": -459,
        "answers": [
            "Vi laver to hektar plæne om til våd eng, der kan holde på vandet.",
            "Vi har lavet eng, men ikke til skybrud.",
            "To sæsoner. Troels Bromark.",
            "18000",
        ],
        "reviews": {
            "ida-holmskov": [(2, "Engen ligger højere end kældrene."), (4, "Smukt sted."), (5, "Meget billigt.")],
            "jakob-egelund": [
                (2, "Beregningen mangler, og terrænet falder den forkerte vej."),
                (3, "Fint for naturen."),
                (5, "Billigt."),
            ],
        },
        "decision": (
            "declined",
            "Engen ligger højere end de kældre, der skal holdes tørre, så vandet når den ikke. Kriteriet »Virkning på problemet« endte under minimum.",
            "Se højdekortet i Tal og data. Vi håber på et svar til udfordringen om vild natur.",
        ),
    },
    {
        "challenge": "skybrud-noerremarken",
        "organisation": "bakkeoe-raadgivning",
        "partners": [],
        "day": -456,
        "answers": [
            "Et bassin under skolens parkeringsplads på 1.200 kubikmeter.",
            "Vi har projekteret ni bassiner.",
            "Projektering seks måneder. Anlæg for 11 millioner kroner uden for budgettet.",
            "30000",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Virker sikkert."),
                (1, "Beboerne mærker kun gravearbejdet."),
                (1, "Anlægget koster 22 gange budgettet."),
            ],
            "jakob-egelund": [(4, "Teknisk i orden."), (2, "Ingen inddragelse."), (1, "Langt over rammen.")],
        },
        "decision": (
            "declined",
            "Bassinet ville virke, men koster langt over den ramme, der står i udfordringen, og beboerne er ikke med. To kriterier endte under minimum.",
            "Ring og spørg, hvis rammen ikke passer til jeres bedste løsning. Det er et godt spørgsmål at stille offentligt.",
        ),
    },
    {
        "challenge": "grundvand",
        "organisation": "draabevaerk-sensorer",
        "partners": ["center-vandkredsloeb", "egelund-kommune"],
        "attaches": "water",
        "day": -19,
        "answers": [
            "Fire boringer får målere for nitrat, ledningsevne og temperatur hver time. Når vandet ændrer sig, tager en automat en prøve samme dag. Centrets model siger, hvor vandet kommer fra, så vi ved, hvilken mark der skal beskyttes.",
            "I elleve boringer i Egelund blev nyt overfladevand opdaget efter ni dage i snit. Seks af 31 varsler var falske, mest ved pumpestop. Pesticider kan ikke måles direkte, kun anes.",
            "Måned 1-2: godkendelse og rensning. Måned 3: montering. Måned 3-20: drift. Måned 12: halv evaluering. Line Drabæk, Katrine Kildegren, Jakob Vandsø.",
            "Dråbeværk (målere), Center for Vandets Kredsløb (model og evaluering), Egelund Kommune (to boringer til sammenligning).",
            None,
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Ni dage er under målet på fjorten."),
                (5, "Sammenligner med Egelunds boringer."),
                (4, "Godkendelsen kan tage tid."),
            ],
            "bent-kildemose": [
                (5, "Det her kan vi bruge i driften."),
                (4, "God plan."),
                (4, "Montørerne er certificerede."),
            ],
        },
    },
    {
        "challenge": "grundvand",
        "organisation": "northlake-sensing",
        "partners": [],
        "day": -18,
        "answers": [
            "Conductivity and turbidity sensors in eight wells with an open data stream and alarms tuned together with the water works.",
            "Eleven wells over two years in southern Sweden. Surface water intrusion was detected within six days. Nitrate was not measured.",
            "Approval and delivery in ten weeks, operation in twelve months. Linnea Norrsjö.",
            "Northlake Sensing.",
            None,
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Hurtig, men måler ikke nitrat."),
                (3, "Gode data fra Sverige, ingen sammenligning her."),
                (4, "Erfarne."),
            ],
            "bent-kildemose": [(3, "Nitrat er vores problem, og det mangler."), (3, "I orden."), (4, "Robust udstyr.")],
        },
    },
    {
        "challenge": "grundvand",
        "organisation": "taarnuglen-data",
        "partners": ["institut-for-datalogi"],
        "day": -17,
        "answers": [
            "Vi bruger ti års analyser til at forudse, hvilke boringer der ændrer sig, og foreslår, hvor næste prøve skal tages. Ingen nye målere.",
            "Vi har gjort det med luft. På vand har vi kun regnet baglæns: Fire ud af seks lukkede boringer kunne være set et år før.",
            "Tre måneder til første model, ni måneder i drift. Mads Uglebjerg og Yusuf Lindegren.",
            "Tårnuglen Data og Institut for Datalogi og Statistik.",
            None,
        ],
        "waiting": ["bent-kildemose", "soeren-bakkegaard"],
        "reviews": {
            "ida-holmskov": [
                (3, "Billig måde at bruge prøverne bedre på, men varsler ikke nyt."),
                (4, "Baglæns test er en god begyndelse."),
                (4, "Ingen udstyr at vente på."),
            ]
        },
    },
    {
        "challenge": "grundvand",
        "organisation": "solhverv-lager",
        "partners": [],
        "day": -20,
        "answers": [
            "Vi styrer pumperne, så vandet trækkes jævnt og mindre overfladevand suges ned.",
            "Vi har styret pumper efter elpris på ét vandværk.",
            "Otte uger. Camilla Solvang.",
            "Solhverv Lager.",
            None,
        ],
        "waiting": ["bent-kildemose", "soeren-bakkegaard"],
        "reviews": {
            "ida-holmskov": [(2, "Kan forebygge lidt, men varsler ikke."), (2, "Svært at måle."), (3, "Kort plan.")]
        },
    },
]
