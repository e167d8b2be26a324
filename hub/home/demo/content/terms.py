"""Questions and terms that several challenges of the demo share."""

SOLUTION = {
    "kind": "long",
    "label": "Hvad vil I gøre?",
    "help": "Skriv kort og konkret. Vi skal kunne se for os, hvad der sker den første dag.",
    "limit": 1500,
    "required": True,
    "confidential": False,
}
PROOF = {
    "kind": "long",
    "label": "Hvor har I gjort noget lignende, og hvad viste tallene?",
    "help": "Skriv også, hvad der ikke virkede. Nye hold må gerne svare: ingen steder endnu.",
    "limit": 1000,
    "required": True,
    "confidential": False,
}
PLAN = {
    "kind": "long",
    "label": "Hvordan ser jeres plan ud, og hvem gør arbejdet?",
    "help": "Tre til seks skridt med måned og navn.",
    "limit": 1000,
    "required": True,
    "confidential": False,
}
COST = {
    "kind": "number",
    "label": "Hvad koster driften om året bagefter? (kr. uden moms)",
    "help": "Det samlede beløb for det område, udfordringen nævner.",
    "limit": None,
    "required": True,
    "confidential": True,
}
COOPERATION = {
    "kind": "short",
    "label": "Hvem er med på holdet?",
    "help": "Nævn organisationer og deres opgave.",
    "limit": 300,
    "required": False,
    "confidential": False,
}
READINESS = {
    "kind": "choice",
    "label": "Hvor langt er jeres løsning?",
    "help": "En idé kan også vinde. Vi vil bare vide det.",
    "limit": None,
    "choices": ["En idé, der ikke er prøvet", "Prøvet i lille skala", "I drift et andet sted"],
    "required": True,
    "confidential": False,
}
DATA = {
    "kind": "short",
    "label": "Hvilke data bruger I, og hvornår sletter I dem?",
    "help": "Skriv »ingen persondata«, hvis det er rigtigt.",
    "limit": 300,
    "required": True,
    "confidential": False,
}
ATTACHMENT = {
    "kind": "file",
    "label": "Bilag",
    "help": "Højst 10 sider, helst som PDF.",
    "limit": None,
    "required": False,
    "confidential": True,
}
LINK = {
    "kind": "link",
    "label": "Link til mere om løsningen",
    "help": "En offentlig side.",
    "limit": None,
    "required": False,
    "confidential": False,
}

RIGHTS_KEEP = "I beholder rettighederne til jeres løsning. Kommunen må bruge den i pilotperioden og frit bruge og offentliggøre resultater og data fra pilotprojektet."
RIGHTS_OPEN = "Alt, hvad vi laver sammen, bliver åbent: metode, data og resultater under CC BY 4.0 og eventuel kode under EUPL. Hver part beholder det, den havde med."
BELOW_THRESHOLD = "Vurderet af Indkøb og Jura: Samlet værdi under tærskelværdien. Saglig, proportional udvælgelse med offentlige kriterier."
