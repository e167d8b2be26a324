"""Letters every installation starts with. Editors maintain them; each sent letter keeps the version it used."""

STANDARD_TEXTS = [
    {
        "key": "receipt",
        "name": "Kvittering for et svar",
        "variables": ["organisation", "challenge", "received_at", "version", "sha256", "deadline"],
        "subject": "Kvittering: Vi har modtaget jeres svar",
        "body": "Kære {organisation}\n\nVi har modtaget jeres svar på udfordringen »{challenge}«.\n\nModtaget: {received_at}\nVersion: {version}\nFingeraftryk (SHA-256): {sha256}\n\nI kan rette eller trække svaret tilbage indtil {deadline}. Retter I det, får I en ny kvittering, og så er det den nyeste version, der gælder.\n\nSvaret er forseglet. Ingen hos os kan læse det før fristen. Derefter åbner to personer alle svar på samme tid.\n\nGem kvitteringen. Den beviser, hvad I afleverede, og hvornår.\n\nVenlig hilsen\nQuadros sekretariat",
        "subject_en": "Receipt: We have received your answer",
        "body_en": "Dear {organisation}\n\nWe have received your answer to the challenge “{challenge}”.\n\nReceived: {received_at}\nVersion: {version}\nFingerprint (SHA-256): {sha256}\n\nYou can change or withdraw the answer until {deadline}. If you change it, you get a new receipt, and the newest version is the one that counts.\n\nThe answer is sealed. Nobody here can read it before the deadline. Then two persons open all answers at the same time.\n\nKeep this receipt. It proves what you handed in, and when.\n\nKind regards\nThe Quadro secretariat",
    },
    {
        "key": "selected",
        "name": "Brev til den, der er udvalgt",
        "variables": ["organisation", "challenge", "reasons", "advice"],
        "subject": "I er udvalgt: {challenge}",
        "body": "Kære {organisation}\n\nTillykke. Vi har udvalgt jeres svar på udfordringen »{challenge}«.\n\nDerfor valgte vi jer:\n{reasons}\n\nDet vil vi gerne tale med jer om:\n{advice}\n\nDet sker nu: Vi inviterer jer til et opstartsmøde inden for ti hverdage. Der aftaler vi partnere, milepæle, målinger og databrug. Pilotprojektet kan først begynde, når databrugserklæringen er godkendt, og når der er målt, hvordan det ser ud i dag.\n\nVenlig hilsen\nQuadros sekretariat",
        "subject_en": "You are selected: {challenge}",
        "body_en": "Dear {organisation}\n\nCongratulations. We have selected your answer to the challenge “{challenge}”.\n\nWhy we chose you:\n{reasons}\n\nWhat we would like to discuss:\n{advice}\n\nNext: we invite you to a first meeting within ten working days to agree partners, milestones, measurements and data use. The pilot can only start when the data-use declaration is approved and the situation of today has been measured.\n\nKind regards\nThe Quadro secretariat",
    },
    {
        "key": "declined",
        "name": "Brev til den, der ikke er udvalgt",
        "variables": ["organisation", "challenge", "reasons", "advice"],
        "subject": "Beslutning om jeres svar: {challenge}",
        "body": "Kære {organisation}\n\nTak for jeres svar på udfordringen »{challenge}«. Vi har ikke udvalgt det denne gang.\n\nDerfor:\n{reasons}\n\nVores råd, hvis I svarer på en udfordring igen:\n{advice}\n\nI kan se bedømmernes samlede vurdering af jeres eget svar på Min side. Vil I høre mere, ringer vi gerne jer op. Skriv blot, hvornår det passer.\n\nVenlig hilsen\nQuadros sekretariat",
        "subject_en": "Decision on your answer: {challenge}",
        "body_en": "Dear {organisation}\n\nThank you for your answer to the challenge “{challenge}”. We have not selected it this time.\n\nWhy:\n{reasons}\n\nOur advice, should you answer a challenge again:\n{advice}\n\nYou can see the reviewers' combined assessment of your own answer on My page. If you want to hear more, we are glad to call you. Just write when it suits you.\n\nKind regards\nThe Quadro secretariat",
    },
    {
        "key": "reserve",
        "name": "Brev til den, der er på reservelisten",
        "variables": ["organisation", "challenge", "reasons", "advice", "deadline"],
        "subject": "I står på reservelisten: {challenge}",
        "body": "Kære {organisation}\n\nJeres svar på udfordringen »{challenge}« er godt, men vi har valgt et andet først. I står på reservelisten indtil {deadline}.\n\nDerfor:\n{reasons}\n\nVores råd:\n{advice}\n\nBliver der plads, spørger vi jer. I behøver ikke gøre noget, og I må gerne sige fra. Hører I ikke fra os inden {deadline}, er sagen slut, og I er ikke bundet af svaret.\n\nVenlig hilsen\nQuadros sekretariat",
        "subject_en": "You are on the reserve list: {challenge}",
        "body_en": "Dear {organisation}\n\nYour answer to the challenge “{challenge}” is good, but we have chosen another one first. You are on the reserve list until {deadline}.\n\nWhy:\n{reasons}\n\nOur advice:\n{advice}\n\nIf there is room, we will ask you. You need not do anything, and you are free to say no. If you do not hear from us by {deadline}, the case is closed and your answer no longer binds you.\n\nKind regards\nThe Quadro secretariat",
    },
    {
        "key": "invitation",
        "name": "Invitation til at svare",
        "variables": ["organisation", "challenge", "reasons", "deadline"],
        "subject": "En udfordring, der ligner noget, I kan: {challenge}",
        "body": "Kære {organisation}\n\nVi har offentliggjort udfordringen »{challenge}«. I får denne besked, fordi I har sagt ja til at blive matchet, og fordi:\n{reasons}\n\nAlle, der passer lige så godt, får den samme tekst på samme tid. Invitationen giver ingen fordel, og den bruges ikke i vurderingen.\n\nI kan svare indtil {deadline}.\n\nVenlig hilsen\nQuadros sekretariat",
        "subject_en": "A challenge close to what you do: {challenge}",
        "body_en": "Dear {organisation}\n\nWe have published the challenge “{challenge}”. You get this message because you agreed to be matched, and because:\n{reasons}\n\nEverybody who fits equally well gets the same text at the same time. The invitation gives no advantage and is not used in the assessment.\n\nYou can answer until {deadline}.\n\nKind regards\nThe Quadro secretariat",
    },
]
