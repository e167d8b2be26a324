"""English words for the blocks of the translated challenges: shared criteria and questions by their Danish label."""

CRITERIA = {
    "Virkning på problemet": (
        "Effect on the problem",
        "How likely is the solution to move the numbers the challenge names?",
    ),
    "Værdi for dem, det handler om": (
        "Value for those concerned",
        "Can citizens and staff use the solution and live with it?",
    ),
    "Gennemførelse": ("Delivery", "Can the team deliver on time with the plan and the people it describes?"),
    "Måling og læring": (
        "Measurement and learning",
        "Can we know afterwards whether it worked, and can others use it?",
    ),
    "Pris at drive bagefter": (
        "Cost of running it afterwards",
        "What does the solution cost a year when the pilot is over?",
    ),
    "Dataetik": (
        "Data ethics",
        "Does the solution use as little data as possible, and can it be explained to those concerned?",
    ),
}

QUESTIONS = {
    "Hvad vil I gøre?": (
        "What will you do?",
        "Write briefly and concretely. We must be able to picture the first day.",
    ),
    "Hvor har I gjort noget lignende, og hvad viste tallene?": (
        "Where have you done something similar, and what did the numbers show?",
        "Tell what did not work, too. New teams may answer: nowhere yet.",
    ),
    "Hvordan ser jeres plan ud, og hvem gør arbejdet?": (
        "What is your plan, and who does the work?",
        "Three to six steps with month and name.",
    ),
    "Hvad koster driften om året bagefter? (kr. uden moms)": (
        "What does it cost a year to run afterwards? (DKK without VAT)",
        "The total for the area the challenge names.",
    ),
    "Hvem er med på holdet?": ("Who is on the team?", "Name organisations and what they do."),
    "Hvor langt er jeres løsning?": ("How far is your solution?", "An idea may win too. We only want to know."),
    "Hvilke data bruger I, og hvornår sletter I dem?": (
        "Which data do you use, and when do you delete them?",
        "Write “no personal data” if that is true.",
    ),
    "Bilag": ("Attachment", "At most 10 pages, preferably a PDF."),
}

# The texts of scales and the choices, each by its Danish words.
ENTRIES = {
    "Svaret viser ingen virkning.": "The response shows no effect.",
    "Virkningen er sandsynlig, men delvist dokumenteret.": "The effect is likely, but only partly documented.",
    "Virkningen er målt et sted, der ligner vores.": "The effect is measured in a place like ours.",
    "Svaret forholder sig ikke til brugerne.": "The response says nothing of the users.",
    "Brugerne er tænkt med, men ikke spurgt.": "The users are thought of, but not asked.",
    "Brugerne er med til at forme og teste løsningen.": "The users help to shape and test the solution.",
    "Ingen plan.": "No plan.",
    "Planen hænger sammen, men mangler navne eller reserver.": "The plan holds together, but lacks names or reserves.",
    "Klar plan, navngivne folk, og risici med svar.": "A clear plan, named people, and risks with answers.",
    "Intet måles.": "Nothing is measured.",
    "Der måles før og efter.": "Measured before and after.",
    "Der sammenlignes med et sted, hvor intet er ændret, og data bliver åbne.": (
        "Compared with a place where nothing is changed, and the data become open."
    ),
    "Driftsprisen mangler.": "The cost of running it is missing.",
    "Prisen er oplyst, men usikker.": "The price is given, but uncertain.",
    "Prisen er oplyst, rimelig og uden bindinger.": "The price is given, reasonable and without lock-in.",
    "Svaret indsamler mere end nødvendigt.": "The response collects more than needed.",
    "Kun nødvendige data, men sletning er uklar.": "Only the data needed, but their deletion is unclear.",
    "Få data, klar sletning, og mennesker beslutter.": "Few data, clear deletion, and people decide.",
    "Meget lidt af det, der står ved 3.": "Very little of what stands at 3.",
    "Noget af det, der står ved 3.": "Some of what stands at 3.",
    "Mere end det, der står ved 3, men ikke alt ved 5.": "More than what stands at 3, but not all at 5.",
    "En idé, der ikke er prøvet": "An idea that has not been tried",
    "Prøvet i lille skala": "Tried on a small scale",
    "I drift et andet sted": "In use somewhere else",
}

# By challenge: baselines as (label, unit), needs and data as they stand in Danish, one by one.
BLOCKS = {
    "ringgaden": {
        "baselines": [
            ("NO₂, annual mean at Ringgaden 112", "µg/m³"),
            ("Days above the WHO recommendation", "days"),
            ("Noise at 7-9 near the institutions", "dB"),
            ("Travel time, bus line 5, rush hour", "minutes"),
        ],
        "needs": [
            "Measurement of air and noise",
            "Forecast and signal control",
            "Independent evaluation",
            "Residents and parents who want to help measure",
        ],
        "data": [
            "Traffic counts from 41 junctions, air measurements from five places and bus data are under an open licence in Figures and data",
            "You are given the noise measurements",
        ],
    },
    "grundvand": {
        "baselines": [
            ("Wells with rising nitrate", "of 27"),
            ("Time from change to discovery", "days"),
            ("Laboratory samples", "a year"),
        ],
        "needs": ["Sensors in wells", "Groundwater model", "Neighbouring municipality with the same groundwater"],
        "data": ["Ten years of analyses from 27 wells, pump operation every 15 minutes and soil maps"],
    },
    "havnegade": {
        "baselines": [("NO₂, annual mean", "µg/m³"), ("Deliveries at 7-11", "a day")],
        "needs": ["Air sensors in streets", "Forecast for air", "Evaluation", "Residents"],
        "data": ["A year of air measurements from one fixed station, counts of vans and opening hours of 84 shops"],
    },
    "saarbare-unge": {
        "baselines": [("Aged 16-24 without work and education", "persons"), ("Show up on the first day", "%")],
        "needs": [
            "Associations with room for a young person",
            "Service design or internships",
            "Knowledge of young people and evaluation",
        ],
        "data": ["Anonymous courses of five programmes"],
    },
}
