"""News of the demo."""

NEWS = [
    {
        "slug": "ringgaden-aaben",
        "day": -27,
        "kind": "air",
        "title": "Ny udfordring: Hjælp os med luften på Ringgaden",
        "lead": "14 daginstitutioner ligger ud til byens travleste vej. Nu søger vi dem, der kan måle, forudsige og dæmpe.",
        "image_alt": "Tegning af vind, der bevæger sig i rolige buer over en by",
        "body": [
            "38.000 biler kører hver dag forbi 1.120 børn. Vi ved først dagen efter, om luften var dårlig. Det vil vi lave om på, og vi har sat 450.000 kroner af.",
            "Vi søger to virksomheder, et forskerhold og en gruppe af forældre eller beboere. I kan stille spørgsmål, og alle kan se svarene.",
            "Svar er forseglede, til to personer åbner dem efter fristen. Ingen hos os kan læse dem før.",
        ],
    },
    {
        "slug": "skoler-udbud",
        "day": -195,
        "kind": "energy",
        "title": "Fire skoler sparede 19 procent. Nu kommer resten med",
        "lead": "Pilotprojektet Skoler, der sover om natten, er slut. Styring på de sidste 15 skoler kommer i udbud.",
        "image_alt": "Tegning af huse med lys i vinduerne under en halv sol",
        "body": [
            "Fire skoler brugte 19 procent mindre varme end fire tilsvarende skoler. Det vigtigste var ikke teknikken, men at skolerne selv førte kalenderen, og at ventilerne kunne lukke.",
            "Alle målinger ligger åbent, så enhver leverandør kan byde på lige fod. Læs også, hvad der gik galt: En mandag morgen var der 16 grader på en skole.",
        ],
        "quote": (
            "Vi troede, vi skulle købe en computer. Vi skulle bruge en sekretær med en time om ugen.",
            "Karsten Vestermark",
            "Energichef",
        ),
    },
    {
        "slug": "vi-stopper-murstensbanken",
        "day": -278,
        "kind": "waste",
        "title": "Vi stopper Murstensbanken og er klogere",
        "lead": "Kun hver sjette mursten fra genbrugspladsen kunne bruges igen. Det er ikke nok, og det siger vi højt.",
        "image_alt": "Tegning af klodser, der ligger i bunker",
        "body": [
            "En mursten blev dyrere at rense end at købe ny. Partnerne havde på forhånd aftalt et tal, der betød stop, og det nåede vi.",
            "De gode sten findes, men de bliver knust ved nedrivningen. Derfor bruger vi nu pengene på at kortlægge huse, før de bliver revet ned.",
            "Alle tal og råd ligger frit fremme. Lynghede Kommune har allerede sparet en maskine ved at læse dem.",
        ],
    },
    {
        "slug": "faerre-fald",
        "day": -297,
        "kind": "care",
        "title": "Lodtrækning viser: Hjemmetræning giver færre fald",
        "lead": "212 ældre trænede balance hjemme. De faldt 28 procent mindre end dem, der ventede.",
        "image_alt": "Tegning af to mennesker ved siden af hinanden under en bue",
        "body": [
            "Vi kunne ikke nå alle på én gang. Derfor trak vi lod om, hvem der begyndte. Det var retfærdigt, og nu ved vi, at det var træningen, der virkede.",
            "Fra næste år tilbyder vi den i hele kommunen. Hjemmeplejen lærer øvelserne, for dem, der fik mest hjælp, fik mindst ud af det første forløb. Det vil vi gøre bedre.",
        ],
    },
    {
        "slug": "skolefravaer-besluttet",
        "day": -19,
        "kind": "school",
        "title": "Forældre, psykologer og forskere går sammen om fravær",
        "lead": "Fire svar, én beslutning: Et opkald samme uge slår et system, der holder øje.",
        "image_alt": "Tegning af bøger og buer i rolige farver",
        "body": [
            "Pusterum Familiehus, Institut for Uddannelse og Ungdom og Forældrenetværket Tilbage til Klassen er udvalgt. Læreren ringer hjem, når et barn har været væk fem dage på en måned, og spørger, hvad der ville gøre næste mandag lettere.",
            "Pilotprojektet begynder, når databrugserklæringen er godkendt, og lærernes tid er aftalt. Alle, der svarede, har fået en begrundelse.",
        ],
    },
    {
        "slug": "kaffebaenken-aabner-vaerksted",
        "day": -50,
        "kind": "people",
        "title": "Mændene gik forbi kaffen. Så åbnede vi et værksted",
        "lead": "Syv ud af ti på kaffebænken var kvinder. Nu er der lys i cykelkælderen hver fredag.",
        "image_alt": "Tegning af cirkler i fire farver, der rører hinanden",
        "body": [
            "14 mænd kom den første fredag. En havde en lampe med, en anden en cykel. Værten spurgte ikke, hvordan de havde det. Han spurgte, om de kunne holde.",
            "Vil du være vært eller invitere en kollega, der snart går på pension? Skriv til sekretariatet.",
        ],
    },
    {
        "slug": "naboer-samme-vand",
        "day": -14,
        "kind": "water",
        "title": "Fire svar om grundvandet er åbnet",
        "lead": "To personer har åbnet svarene samtidig. Nu læser bedømmerne, og beslutningen kommer om en måned.",
        "image_alt": "Tegning af blå bølger i lag",
        "body": [
            "Fjordby, Havrevig, Lynghede og Egelund henter vand fra den samme undergrund. Seks boringer er lukket på ti år. Derfor giver vi tilskud til dem, der kan opdage forurening før laboratoriet.",
            "Vi fortæller, hvem der svarede, når beslutningen er taget. Alle får en begrundelse.",
        ],
    },
]
