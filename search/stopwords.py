"""Words that carry no subject of their own, folded (ae, oe, aa): they are neither indexed nor compared.

The lists follow the stop lists of the Snowball project (BSD licence), with a few words of office prose added.
"""

DANISH_WORDS = """
    ad af alle alt altid anden andet andre at bare begge ben blandt blev blevet bliver bl da de dem den denne der deres
    derfor det dette dig din dine disse dog du efter eget egne eksempel eller en end endnu ene eneste enhver er et f
    faa faar flere for fordi fra foer gennem gik god godt gjorde goer goeres ham han hans har havde have helt hen hende
    hendes her hos hun hvad hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornaar i igen ikke ind
    ingen inden intet ja jeg jer jeres jo kan kom komme kommer kunne kun lige man mange med meget mellem men mens mere
    mig min mindre mine mit mod mine mod naar nej nogen noget nogle nok nu ny nye nyt ned og ogsaa om op os over paa
    pr saa saadan samt selv sig sin sine sit siden skal skulle som stadig stor store stort sammen til tit to under ud
    ude uden var vaere vaeret ved vi via vil ville vor vores vaerre allerede baade brug bruge bruges bruger gaar giver
    give gives gode
"""

ENGLISH_WORDS = """
    a about above after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each etc few for from further get gets had has have having he her
    here hers him his how i if in into is it its itself just may me might more most must my no nor not now of off on
    once only or other our ours out over own s same shall she should so some such t than that the their theirs them
    then there these they this those through to too under until up upon us use used uses using very via was we were
    what when where which while who whom why will with within without would you your yours
"""

DANISH = frozenset(DANISH_WORDS.split())
ENGLISH = frozenset(ENGLISH_WORDS.split())
BY_LANGUAGE = {"da": DANISH, "en": ENGLISH}
