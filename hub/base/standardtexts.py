"""The standard texts an installation begins with. Editors change them; these are only used where there is none yet."""

GREETING = "Kære {organisation}\n\n"
END = "\n\nHar I spørgsmål, så skriv til {contact}.\n\nVenlig hilsen\nSekretariatet"
REASONS = "Begrundelse\n{reasons}\n\nRåd til det videre arbejde\n{advice}\n\n{complaint}"
GREETING_EN = "Dear {organisation}\n\n"
END_EN = "\n\nIf you have questions, write to {contact}.\n\nKind regards\nThe secretariat"
REASONS_EN = "Reasons\n{reasons}\n\nAdvice for your further work\n{advice}\n\n{complaint}"

# By kind and language: subject, body.
DEFAULTS = {
    ("receipt", "da"): (
        "Kvittering: jeres svar på {challenge}",
        GREETING
        + "Vi har modtaget jeres svar på udfordringen {challenge}.\n\nModtaget: {time}\nVersion: {version}\n"
        + "Kontrolsum (SHA-256): {sha256}\n\nI kan rette svaret frem til fristen {deadline}. Det er den seneste"
        + " version, I har indsendt, der gælder.\n\nVenlig hilsen\nSekretariatet",
    ),
    ("receipt", "en"): (
        "Receipt: your response to {challenge}",
        GREETING_EN
        + "We have received your response to the challenge {challenge}.\n\nReceived: {time}\nVersion: {version}\n"
        + "Checksum (SHA-256): {sha256}\n\nYou can change the response until the deadline {deadline}. The version you"
        + " handed in last is the one that counts.\n\nKind regards\nThe secretariat",
    ),
    ("selected", "da"): (
        "{outcome_word}: jeres svar på {challenge} er valgt",
        GREETING + "Jeres svar på udfordringen {challenge} er valgt til et pilotprojekt.\n\n" + REASONS + END,
    ),
    ("selected", "en"): (
        "{outcome_word}: your response to {challenge} is selected",
        GREETING_EN + "Your response to {challenge} has been selected for a pilot project.\n\n" + REASONS_EN + END_EN,
    ),
    ("reserve", "da"): (
        "{outcome_word}: jeres svar på {challenge} er på reservelisten",
        GREETING
        + "Jeres svar på udfordringen {challenge} er på reservelisten. Vi skriver, hvis en plads bliver ledig.\n\n"
        + REASONS
        + END,
    ),
    ("reserve", "en"): (
        "{outcome_word}: your response to {challenge} is on the reserve list",
        GREETING_EN
        + "Your response to {challenge} is on the reserve list. We will write if a place becomes free.\n\n"
        + REASONS_EN
        + END_EN,
    ),
    ("declined", "da"): (
        "{outcome_word}: jeres svar på {challenge} er ikke valgt",
        GREETING + "Tak for jeres svar på udfordringen {challenge}. Det er ikke valgt denne gang.\n\n" + REASONS + END,
    ),
    ("declined", "en"): (
        "{outcome_word}: your response to {challenge} is not selected",
        GREETING_EN
        + "Thank you for your response to {challenge}. It has not been selected this time.\n\n"
        + REASONS_EN
        + END_EN,
    ),
    ("ineligible", "da"): (
        "{outcome_word}: jeres svar på {challenge} kan ikke indgå",
        GREETING + "Jeres svar på udfordringen {challenge} kan ikke indgå i vurderingen.\n\n" + REASONS + END,
    ),
    ("ineligible", "en"): (
        "{outcome_word}: your response to {challenge} is not eligible",
        GREETING_EN + "Your response to {challenge} can't be part of the evaluation.\n\n" + REASONS_EN + END_EN,
    ),
    ("invitation", "da"): (
        "Invitation: {challenge}",
        GREETING
        + "Vi tror, at I kan bidrage til udfordringen {challenge}. Fristen for at svare er {deadline}.\n\n"
        + "Læs udfordringen her: {link}\n\nVenlig hilsen\nSekretariatet",
    ),
    ("invitation", "en"): (
        "Invitation: {challenge}",
        GREETING_EN
        + "We think that you can contribute to the challenge {challenge}. The deadline for responses is {deadline}.\n\n"
        + "Read the challenge here: {link}\n\nKind regards\nThe secretariat",
    ),
}
