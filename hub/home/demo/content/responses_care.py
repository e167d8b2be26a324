"""Answers about falls, food and teeth; see responses_air.py for the form."""

RESPONSES = [
    {
        "challenge": "fald",
        "organisation": "trinfast-omsorgsteknik",
        "partners": ["videncenter-velfaerdsteknologi"],
        "day": -783,
        "answers": [
            "Vi sætter radar op i stue, soveværelse og bad hos 30 borgere. Radaren ser bevægelse, ikke billeder, og giver hjemmeplejen besked, når nogen har ligget på gulvet i et minut. Borgeren kan slukke den med en knap.",
            "På et plejehjem i Havrevig opdagede vi 19 ud af 20 fald. I private hjem har vi kun testet hos medarbejdere. Vi ved ikke, hvor mange falske alarmer der kommer.",
            "148000",
            "Bevægelse som prikker, borgerens adresse og tidspunkt for fald. Slettes efter 30 dage.",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Kan nå målet om opdagelse inden for en time, hvis alarmerne er rigtige."),
                (3, "Borgeren kan slukke, men er ikke med til at forme løsningen."),
                (4, "Videncentret følger både tid og tryghed."),
            ],
            "louise-ravnsborg": [
                (3, "Klinisk lovende. Private hjem er noget andet end plejehjem."),
                (4, "Uden kamera er det værdigt."),
                (3, "De måler alarmer, men ikke helbred."),
            ],
        },
        "decision": (
            "selected",
            "Radar uden billeder er det bedste bud på at opdage fald hurtigere, og I skriver ærligt, at falske alarmer i private hjem er uprøvet. Det vil vi vide, før nogen køber i stor skala.",
            "Aftal en grænse for falske alarmer, hvor vi stopper. Spørg borgerne hver måned, om de vil blive ved.",
        ),
    },
    {
        "challenge": "fald",
        "organisation": "staerk-hverdag",
        "partners": ["institut-for-folkesundhed", "aeldrefaellesskabet-nord"],
        "day": -782,
        "answers": [
            "Vi træner styrke og balance hjemme hos ældre, to gange om ugen i tolv uger, og bygger øvelserne ind i dagen: ved køkkenbordet, i trappen, på vej til postkassen. Hjemmeplejen lærer at holde det ved lige.",
            "I et mindre forløb med 31 ældre faldt antallet af fald med en tredjedel. Hver fjerde holdt op efter otte uger, mest dem med hjemmehjælp hver dag.",
            "1900000",
            "Navn, træning og fald, som borgeren selv fortæller. Slettes ved årets slutning. Instituttet får kun tal uden navne.",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Træning er det, vi ved virker. Frafaldet er den svage side."),
                (4, "Ældrefællesskabet er med fra starten."),
                (5, "Venteliste som kontrolgruppe er stærkt."),
            ],
            "louise-ravnsborg": [
                (5, "Bedste evidens af alle svar."),
                (4, "Respektfuldt og frivilligt."),
                (5, "Fornem plan for evaluering."),
            ],
        },
        "decision": (
            "selected",
            "I forebygger fald i stedet for kun at opdage dem, og en venteliste gør det muligt at vide, om det virker. Ældre selv er med til at tilrettelægge træningen.",
            "Find ud af, hvad der får folk med daglig hjælp til at holde fast. Driftsprisen er høj, så vis, hvad den sparer.",
        ),
    },
    {
        "challenge": "fald",
        "organisation": "kaffebordet-digital",
        "partners": [],
        "day": -785,
        "answers": [
            "Hver morgen klokken ni ringer fjernsynet. Svarer borgeren ikke, ringer en frivillig.",
            "520 ældre bruger vores boks til samtaler. Vi har ikke brugt den til fald.",
            "72000",
            "Navn og tidspunkt for svar. Slettes efter en uge.",
        ],
        "reviews": {
            "ida-holmskov": [
                (2, "Opdager først et fald næste morgen."),
                (4, "Varmt og enkelt."),
                (2, "Ingen plan for at måle fald."),
            ],
            "louise-ravnsborg": [
                (1, "For sent efter et hoftebrud."),
                (4, "Godt mod ensomhed."),
                (2, "Der måles kun, om folk svarer."),
            ],
        },
        "decision": (
            "declined",
            "Morgenopkaldet er en god idé mod ensomhed, men den, der falder om aftenen, ligger stadig på gulvet hele natten.",
            "Svar på vores kommende udfordring om ensomhed.",
        ),
    },
    {
        "challenge": "fald",
        "organisation": "taarnuglen-data",
        "partners": [],
        "day": -781,
        "answers": [
            "Vi beregner en risiko for fald for hver borger ud fra hjemmeplejens journaler, så besøg kan gives til dem med størst risiko.",
            "Vi har gjort det med trafik og energi, ikke med helbred.",
            "180000",
            "Journaloplysninger om 4.900 borgere.",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Kunne virke, men hvad skal hjemmeplejen gøre med tallet?"),
                (1, "Borgerne bliver ikke spurgt."),
                (3, "Prognosen kan måles."),
            ],
            "louise-ravnsborg": [
                (2, "Vi ved godt, hvem der er i risiko. Vi mangler noget at tilbyde."),
                (1, "Overvågning på papir."),
                (2, "Ingen kontrol."),
            ],
        },
        "decision": (
            "declined",
            "Svaret bruger følsomme oplysninger om alle uden at spørge dem, og det peger ikke på en handling. Kriteriet »Værdi for dem, det handler om« endte under minimum.",
            "Begynd med de data, man kan undvære at bruge.",
        ),
    },
    {
        "challenge": "madspild",
        "organisation": "aertebaelg-koekkendata",
        "partners": ["professionshoejskolen-oestfjord"],
        "day": -668,
        "answers": [
            "En vægt under skraldespanden og en skærm med seks knapper: hvad blev smidt ud, og hvorfor. Hver fredag får køkkenet tre tal og ét forslag. En diætist følger, om beboerne spiser nok.",
            "I 40 køkkener faldt spildet i snit 24 procent i et halvt år. Efter et år var halvdelen holdt op med at trykke på knapperne.",
            "Måned 1: måling uden skærm. Måned 2-8: skærm og forslag. Måned 9-11: skærmen slukkes i tre køkkener, så vi ser, om vanen holder. Nanna Ærtholm.",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Kendt virkning, dog ikke en halvering."),
                (3, "Diætisten er vigtig, men beboerne bliver ikke spurgt."),
                (5, "At slukke skærmen igen er klogt."),
            ],
            "fatima-oestergren": [
                (3, "Mindre spild er fint, men smager maden bedre?"),
                (3, "Jeg savner beboerne."),
                (4, "Ærligt om, at folk holder op."),
            ],
        },
        "decision": (
            "selected",
            "Løsningen er afprøvet andre steder, kræver under fem minutter om dagen og holder øje med, om beboerne får nok at spise. I vil selv undersøge, om vanen holder.",
            "Tag beboerne med i valg af retter og portioner.",
        ),
    },
    {
        "challenge": "madspild",
        "organisation": "nysgerrig-service",
        "partners": [],
        "day": -667,
        "answers": [
            "Vi spiser med på tre plejehjem i to uger og laver måltidet om sammen med beboere og personale: fade på bordet, mindre portioner, mulighed for mere.",
            "På et hospital faldt spildet 18 procent, og patienterne spiste mere protein.",
            "To uger med, fire ugers forsøg, fire ugers justering. Oskar Nysum.",
        ],
        "reviews": {
            "ida-holmskov": [
                (3, "Mindre prøvet, men rammer årsagen."),
                (5, "Beboerne sidder med ved bordet."),
                (2, "Der vejes kun før og efter."),
            ],
            "fatima-oestergren": [(4, "Det her er måltider!"), (5, "Endelig nogen, der spørger os."), (3, "I orden.")],
        },
        "decision": (
            "reserve",
            "I har det bedste blik for måltidet, men planen for at måle er for tynd til, at andre kan lære af den.",
            "Slå jer sammen med nogen, der kan måle. Vi har bedt Ærtebælg tale med jer.",
        ),
    },
    {
        "challenge": "madspild",
        "organisation": "taarnuglen-data",
        "partners": [],
        "day": -666,
        "answers": [
            "En prognose for, hvor mange der spiser med, ud fra kalender og tidligere dage.",
            "Vi har gjort det for en kantine med 400 medarbejdere.",
            "Seks uger til en model, derefter drift.",
        ],
        "reviews": {
            "ida-holmskov": [
                (2, "Med 47 beboere pr. hjem er der for lidt at regne på."),
                (2, "Køkkenet får endnu et tal."),
                (3, "Kan måles."),
            ],
            "fatima-oestergren": [(2, "Køkkenet ved godt, hvem der er hjemme."), (1, "Ikke for os."), (2, "Tyndt.")],
        },
        "decision": (
            "declined",
            "På små plejehjem ved køkkenet allerede, hvem der spiser med, og svaret er for kort til at vise andet.",
            "Kom igen, når det gælder større køkkener.",
        ),
    },
    {
        "challenge": "tandpleje-unge",
        "organisation": "smilehul-tandteknik",
        "partners": ["institut-for-folkesundhed"],
        "day": -13,
        "answers": [
            "Den unge får et link og tager fem billeder af sine tænder. En tandplejer ser dem igennem inden for to dage og indkalder kun dem, der har brug for det. Resten får svar og to gode råd.",
            "I Havrevig tog 58 procent billederne. Otte ud af 100 huller blev overset, især mellem tænderne. Derfor indkalder vi alle hvert andet år.",
            "Februar: 200 unge tester. April: alle 19-årige. September: lodtrækning mellem link og brev blandt 20-årige. David Smilhøj og Helle Vindeby.",
            "210000",
            "Billeder og navn i tandplejens eget system. Slettes efter journalreglerne.",
        ],
        "waiting": ["fatima-oestergren"],
        "conflicts": {"louise-ravnsborg": "Jeg har skrevet en artikel sammen med Smilehul sidste år."},
        "reviews": {
            "ida-holmskov": [
                (4, "Lodtrækning giver et rigtigt svar. 8 oversete huller skal vi tale om."),
                (4, "Enkelt for de fleste, men kræver en telefon."),
                (4, "Rimelig pris."),
                (4, "Billeder bliver i tandplejen."),
            ]
        },
    },
    {
        "challenge": "tandpleje-unge",
        "organisation": "nysgerrig-service",
        "partners": [],
        "day": -11,
        "answers": [
            "Vi laver indkaldelsen om sammen med 40 unge: Man vælger selv tid, må tage en ven med og kan skrive, hvis man er bange. Klinikken har åbent to aftener om ugen.",
            "Et nyt brev til unge i et jobcenter fik fremmødet op fra 52 til 71 procent. Til hospitalet virkede det samme brev ikke, fordi tiderne var for få.",
            "Januar: 20 samtaler. Februar: tre udgaver testes. Marts-december: den bedste i drift. Oskar Nysum.",
            "45000",
            "Kun fremmøde og valgt tid. Ingen nye persondata.",
        ],
        "waiting": ["fatima-oestergren"],
        "reviews": {
            "ida-holmskov": [
                (4, "Rammer den vigtigste grund til, at unge bliver væk."),
                (5, "Unge former det selv."),
                (5, "Billigt i drift."),
                (5, "Ingen nye data."),
            ]
        },
    },
    {
        "challenge": "tandpleje-unge",
        "organisation": "kaffebordet-digital",
        "partners": [],
        "day": -10,
        "answers": [
            "En videosamtale med en tandplejer, før man kommer.",
            "Vi har 520 ældre brugere. Unge har vi ikke prøvet.",
            "Tre måneder.",
            "95000",
            "Navn og telefonnummer.",
        ],
        "reviews": {},
        "waiting": ["ida-holmskov", "fatima-oestergren"],
    },
    {
        "challenge": "tandpleje-unge",
        "organisation": "professionshoejskolen-oestfjord",
        "partners": ["unge-for-fjorden"],
        "day": -12,
        "answers": [
            "Studerende i tandpleje åbner en klinik på ungdomsuddannelserne to dage om ugen. Unge bliver undersøgt i pausen af nogen, der kun er lidt ældre end dem selv.",
            "Vi har gjort det på én skole i et semester: 71 procent af de unge kom. Det krævede en tandlæge på stedet, og det er svært at skaffe.",
            "Februar: lokaler. Marts-juni: to skoler. August-december: fire skoler. Grethe Prætholm.",
            "380000",
            "Tandplejens journal. Ingen andre systemer.",
        ],
        "reviews": {
            "ida-holmskov": [
                (4, "Høj virkning på én skole, men når ikke unge uden for skole."),
                (4, "Unge ser unge."),
                (2, "Dyrt og afhængigt af tandlæger."),
                (5, "Ingen nye systemer."),
            ]
        },
    },
]
