"""What three people of the demo say and show as persons; all three agree to be suggested to those who own a challenge."""

SHOWING = {
    "anders-thorsgaard": {
        "about": "Jeg forsker i luft og støj i byer og hjælper gerne med at måle, om en ændring i trafikken virker.",
        "topics": ["luftkvalitet", "stoej", "trafik", "evaluering"],
        "evidence": {
            "publication": [
                "Luftkvalitet og støj langs trafikerede gader: et års målinger med 40 sensorer viser, hvornår kvælstofdioxid stiger, og hvordan vind, signaler og trafik spiller sammen.",
                "Når daginstitutioner ligger ved en ringgade: børns udsættelse for kvælstofdioxid og støj, målt ved 12 institutioner før og efter, at signalerne blev styret efter luftens kvalitet.",
            ],
            "competence": "Evaluering med kontrolgade: Jeg tilrettelægger målinger før og efter, så man kan se, om det var trafikstyringen, der gav renere luft, eller bare vejret.",
        },
    },
    "marianne-skolegaard": {
        "about": "Jeg forsker i unge uden job og uddannelse, og i hvad der får dem til at komme igen dagen efter.",
        "topics": ["saarbare-unge", "skolefravaer", "evaluering"],
        "evidence": {
            "publication": "Den første dag: interview med 64 unge, der var gået i stå. De kom igen, når en voksen ventede på dem, når opgaven var rigtig, og når dagen var kort.",
            "pilot": "Vi fulgte unge fra ungeteamet i et halvt år på små arbejdspladser og talte, hvem der mødte op, og hvad der fik dem til at blive.",
        },
    },
    "laura-hverdal": {
        "about": "Jeg bor ved Ringgaden med to børn, cykler hver dag og vil gerne være med til at prøve noget af.",
        "topics": ["luftkvalitet", "stoej", "brugerinddragelse"],
        "evidence": {
            "competence": "Jeg har haft en luftmåler og en støjmåler på min altan ud mod Ringgaden i to år og skriver ned, hvornår luften og støjen fra trafikken er værst.",
            "pilot": "Jeg var testcyklist, da kommunen prøvede grønne bølger, og samlede ni naboer, der målte støj om morgenen.",
        },
    },
}
