"""Letters every installation starts with. Editors maintain them; each sent letter keeps the version it used."""

DANISH = {
    "receipt": {
        "subject": "Kvittering: version {version} af jeres svar på »{challenge}«",
        "body": "Kære {organisation}\n\nVi har modtaget jeres svar på udfordringen »{challenge}«.\n\nModtaget: {time}\nVersion: {version}\nFingeraftryk (SHA-256): {sha256}\n\nI kan rette svaret eller trække det tilbage indtil {deadline}. Retter I det, får I en ny kvittering, og så er det den nyeste version, der gælder.\n\nGem kvitteringen. Den beviser, hvad I afleverede, og hvornår.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "selected": {
        "subject": "I er udvalgt: {challenge}",
        "body": "Kære {organisation}\n\nTillykke. Vi har udvalgt jeres svar på udfordringen »{challenge}«.\n\nDerfor valgte vi jer:\n{reasons}\n\nDet vil vi gerne tale med jer om:\n{advice}\n\nDet sker nu: Vi inviterer jer til et opstartsmøde inden for ti hverdage. Der aftaler vi partnere, milepæle, målinger og databrug. Pilotprojektet kan først begynde, når databrugserklæringen er godkendt, og når vi har målt, hvordan det ser ud i dag.\n\n{complaint}\n\nSpørgsmål? Skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "declined": {
        "subject": "Svar fra os om jeres bidrag: {challenge}",
        "body": "Kære {organisation}\n\nTak for jeres svar på udfordringen »{challenge}«. Vi har ikke udvalgt det denne gang.\n\nDerfor:\n{reasons}\n\nVores råd, hvis I svarer på en udfordring igen:\n{advice}\n\nI kan se bedømmernes samlede vurdering af jeres eget svar på Min side. Vil I høre mere, ringer vi gerne til jer.\n\n{complaint}\n\nSpørgsmål? Skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "reserve": {
        "subject": "I står på reservelisten: {challenge}",
        "body": "Kære {organisation}\n\nJeres svar på udfordringen »{challenge}« er godt, men vi har valgt et andet først. I står på reservelisten.\n\nDerfor:\n{reasons}\n\nVores råd:\n{advice}\n\nBliver der plads, spørger vi jer. I behøver ikke gøre noget, og I må gerne sige fra.\n\n{complaint}\n\nSpørgsmål? Skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "ineligible": {
        "subject": "Vi kan ikke tage jeres svar med: {challenge}",
        "body": "Kære {organisation}\n\nTak for jeres svar på udfordringen »{challenge}«. Vi kan desværre ikke vurdere det, fordi det ikke opfylder et krav, der stod i udfordringen.\n\nKravet, og hvad der mangler:\n{reasons}\n\nVores råd:\n{advice}\n\n{complaint}\n\nMener I, at vi tager fejl, så skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "invitation": {
        "subject": "En udfordring, der ligner noget, I kan: {challenge}",
        "body": "Kære {organisation}\n\nVi har offentliggjort udfordringen »{challenge}«. I får denne besked, fordi I har sagt ja til at blive matchet, og fordi udfordringen ligner noget, I har fortalt om jer selv.\n\nAlle, vi inviterer, får den samme tekst. Invitationen giver ingen fordel, og den bruges ikke i vurderingen.\n\nLæs udfordringen: {link}\nI kan svare indtil {deadline}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "invitation_person": {
        "subject": "En udfordring, du måske kan hjælpe med: {challenge}",
        "body": "Kære {person}\n\nVi har offentliggjort udfordringen »{challenge}« og vil gerne have din viden eller erfaring med. Du får denne besked, fordi du har sagt ja til at blive foreslået, og fordi udfordringen ligner noget, du har fortalt om dig selv. Et menneske i kommunen har læst forslaget, før vi skrev.\n\nDu kan være med sammen med en organisation, der svarer, eller i det pilotprojekt, der måske følger. Det er uden betaling. Et ja binder dig ikke, og et nej betyder ikke noget for dig senere. Invitationen bruges ikke i vurderingen.\n\nLæs udfordringen: {link}\nFristen for svar er {deadline}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "receipt_person": {
        "subject": "Kvittering: version {version} af dit svar på »{challenge}«",
        "body": "Kære {person}\n\nVi har modtaget dit svar på udfordringen »{challenge}«.\n\nModtaget: {time}\nVersion: {version}\nFingeraftryk (SHA-256): {sha256}\n\nDu kan rette svaret eller trække det tilbage indtil {deadline}. Retter du det, får du en ny kvittering, og så er det den nyeste version, der gælder.\n\nGem kvitteringen. Den beviser, hvad du afleverede, og hvornår.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "selected_person": {
        "subject": "Du er udvalgt: {challenge}",
        "body": "Kære {person}\n\nTillykke. Vi har udvalgt dit svar på udfordringen »{challenge}«.\n\nDerfor valgte vi dig:\n{reasons}\n\nDet vil vi gerne tale med dig om:\n{advice}\n\nDet sker nu: Vi inviterer dig til et opstartsmøde inden for ti hverdage. Der aftaler vi partnere, milepæle, målinger og databrug. Pilotprojektet kan først begynde, når databrugserklæringen er godkendt, og når vi har målt, hvordan det ser ud i dag.\n\n{complaint}\n\nSpørgsmål? Skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "declined_person": {
        "subject": "Svar fra os om dit bidrag: {challenge}",
        "body": "Kære {person}\n\nTak for dit svar på udfordringen »{challenge}«. Vi har ikke udvalgt det denne gang.\n\nDerfor:\n{reasons}\n\nVores råd, hvis du svarer på en udfordring igen:\n{advice}\n\nDu kan se bedømmernes samlede vurdering af dit eget svar på Min side. Vil du høre mere, ringer vi gerne til dig.\n\n{complaint}\n\nSpørgsmål? Skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "reserve_person": {
        "subject": "Du står på reservelisten: {challenge}",
        "body": "Kære {person}\n\nDit svar på udfordringen »{challenge}« er godt, men vi har valgt et andet først. Du står på reservelisten.\n\nDerfor:\n{reasons}\n\nVores råd:\n{advice}\n\nBliver der plads, spørger vi dig. Du behøver ikke gøre noget, og du må gerne sige fra.\n\n{complaint}\n\nSpørgsmål? Skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
    "ineligible_person": {
        "subject": "Vi kan ikke tage dit svar med: {challenge}",
        "body": "Kære {person}\n\nTak for dit svar på udfordringen »{challenge}«. Vi kan desværre ikke vurdere det, fordi det ikke opfylder et krav, der stod i udfordringen.\n\nKravet, og hvad der mangler:\n{reasons}\n\nVores råd:\n{advice}\n\n{complaint}\n\nMener du, at vi tager fejl, så skriv til {contact}.\n\nVenlig hilsen\nQuadros sekretariat",
    },
}

ENGLISH = {
    "receipt": {
        "subject": "Receipt: version {version} of your response to “{challenge}”",
        "body": "Dear {organisation}\n\nWe have received your response to the challenge “{challenge}”.\n\nReceived: {time}\nVersion: {version}\nFingerprint (SHA-256): {sha256}\n\nYou can change or withdraw the response until {deadline}. If you change it, you get a new receipt, and the newest version is the one that counts.\n\nKeep this receipt. It proves what you handed in, and when.\n\nKind regards\nThe Quadro secretariat",
    },
    "selected": {
        "subject": "You are selected: {challenge}",
        "body": "Dear {organisation}\n\nCongratulations. We have selected your response to the challenge “{challenge}”.\n\nWhy we chose you:\n{reasons}\n\nWhat we would like to discuss:\n{advice}\n\nNext: we invite you to a first meeting within ten working days to agree partners, milestones, measurements and data use. The pilot can only start when the data-use declaration is approved and the situation of today has been measured.\n\n{complaint}\n\nQuestions? Write to {contact}.\n\nKind regards\nThe Quadro secretariat",
    },
    "declined": {
        "subject": "Our reply to your response: {challenge}",
        "body": "Dear {organisation}\n\nThank you for your response to the challenge “{challenge}”. We have not selected it this time.\n\nWhy:\n{reasons}\n\nOur advice, should you answer a challenge again:\n{advice}\n\nYou can see the reviewers' combined assessment of your own response on My page. If you want to hear more, we are glad to call you.\n\n{complaint}\n\nQuestions? Write to {contact}.\n\nKind regards\nThe Quadro secretariat",
    },
    "reserve": {
        "subject": "You are on the reserve list: {challenge}",
        "body": "Dear {organisation}\n\nYour response to the challenge “{challenge}” is good, but we have chosen another one first. You are on the reserve list.\n\nWhy:\n{reasons}\n\nOur advice:\n{advice}\n\nIf there is room, we will ask you. You need not do anything, and you are free to say no.\n\n{complaint}\n\nQuestions? Write to {contact}.\n\nKind regards\nThe Quadro secretariat",
    },
    "ineligible": {
        "subject": "We cannot consider your response: {challenge}",
        "body": "Dear {organisation}\n\nThank you for your response to the challenge “{challenge}”. We cannot assess it, because it does not meet a requirement stated in the challenge.\n\nThe requirement, and what is missing:\n{reasons}\n\nOur advice:\n{advice}\n\n{complaint}\n\nIf you think we are wrong, write to {contact}.\n\nKind regards\nThe Quadro secretariat",
    },
    "invitation": {
        "subject": "A challenge close to what you do: {challenge}",
        "body": "Dear {organisation}\n\nWe have published the challenge “{challenge}”. You get this message because you agreed to be matched, and because the challenge resembles something you have told about yourselves.\n\nEverybody we invite gets the same text. The invitation gives no advantage and is not used in the assessment.\n\nRead the challenge: {link}\nYou can answer until {deadline}.\n\nKind regards\nThe Quadro secretariat",
    },
    "invitation_person": {
        "subject": "A challenge you may be able to help with: {challenge}",
        "body": "Dear {person}\n\nWe have published the challenge “{challenge}” and would like to have your knowledge or experience with us. You get this message because you agreed to be suggested, and because the challenge resembles something you have told about yourself. A person at the municipality has read the suggestion before we wrote.\n\nYou can take part together with an organisation that answers, or in the pilot that may follow. It is without payment. A yes binds you to nothing, and a no means nothing for you later. The invitation is not used in the assessment.\n\nRead the challenge: {link}\nResponses are due by {deadline}.\n\nKind regards\nThe Quadro secretariat",
    },
}
# English says “you” to one and to several.
ENGLISH |= {
    f"{kind}_person": {part: words.replace("{organisation}", "{person}") for part, words in ENGLISH[kind].items()}
    for kind in ("receipt", "selected", "declined", "reserve", "ineligible")
}

# By kind and language: subject and body.
DEFAULTS = {
    (kind, language): (words["subject"], words["body"])
    for language, texts in (("da", DANISH), ("en", ENGLISH))
    for kind, words in texts.items()
}
