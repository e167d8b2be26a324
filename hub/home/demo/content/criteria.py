"""Criteria that the challenges of the demo share; a challenge adds weight, minimum and a help text of its own.

A scale gives words to the points 0, 3 and 5.
"""

EFFECT = {
    "label": "Virkning på problemet",
    "help": "Hvor sandsynligt er det, at løsningen flytter de tal, udfordringen nævner?",
    "scale": {
        0: "Svaret viser ingen virkning.",
        3: "Virkningen er sandsynlig, men delvist dokumenteret.",
        5: "Virkningen er målt et sted, der ligner vores.",
    },
}
PEOPLE = {
    "label": "Værdi for dem, det handler om",
    "help": "Er løsningen til at bruge og leve med for borgere og medarbejdere?",
    "scale": {
        0: "Svaret forholder sig ikke til brugerne.",
        3: "Brugerne er tænkt med, men ikke spurgt.",
        5: "Brugerne er med til at forme og teste løsningen.",
    },
}
DELIVERY = {
    "label": "Gennemførelse",
    "help": "Kan holdet levere til tiden med den plan og de folk, det beskriver?",
    "scale": {
        0: "Ingen plan.",
        3: "Planen hænger sammen, men mangler navne eller reserver.",
        5: "Klar plan, navngivne folk, og risici med svar.",
    },
}
LEARNING = {
    "label": "Måling og læring",
    "help": "Kan vi bagefter vide, om det virkede, og kan andre bruge det?",
    "scale": {
        0: "Intet måles.",
        3: "Der måles før og efter.",
        5: "Der sammenlignes med et sted, hvor intet er ændret, og data bliver åbne.",
    },
}
PRICE = {
    "label": "Pris at drive bagefter",
    "help": "Hvad koster løsningen om året, når pilotprojektet er slut?",
    "scale": {
        0: "Driftsprisen mangler.",
        3: "Prisen er oplyst, men usikker.",
        5: "Prisen er oplyst, rimelig og uden bindinger.",
    },
}
ETHICS = {
    "label": "Dataetik",
    "help": "Bruger løsningen så få data som muligt, og kan den forklares for dem, den handler om?",
    "scale": {
        0: "Svaret indsamler mere end nødvendigt.",
        3: "Kun nødvendige data, men sletning er uklar.",
        5: "Få data, klar sletning, og mennesker beslutter.",
    },
}
