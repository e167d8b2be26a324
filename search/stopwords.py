"""Words that carry no subject of their own, folded (ae, oe, aa).

The short lists are neither indexed nor compared. The general words can be searched for, but are no ground for a
match: every office text has them, and few texts are too few to show by counting that they are common.

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
    ude uden var vaek vaere vaeret ved vi via vil ville vor vores vaerre allerede baade brug bruge bruges bruger gaar
    giver give gives gode
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

GENERAL_DANISH = """
    aar aaret aaben aabne aften alene almindelig altsaa andel antal arbejde arbejder arbejdet ansatte bedre bedst
    begge begynde begynder behov besked bestemt blot brugt by byen byens byer daarlig daarligt dag dage daglig del
    dele delt derefter derfra dermed dernaest dertil desuden eftersom egen enkelt enkelte ens enten erfaring
    erfaringer fast faste feltet fem femte find finde finder fire fjerde foelge foelger foerst foerste forklare
    forklaret forloeb forskel forskellig forskellige forsoeg fortaelle fortaeller fremad fuld fulde faerre
    faerrest faeste faar faet gamle gammel gang gange gaar gjort glad goere hel hele helst herefter hjaelp hjaelpe
    hjaelper hoej hoeje hoejere hold holde holder hurtig hurtigt hundrede hverandre hverdag hverken imellem indtil
    kend kende kender kendt klar klare klart kommunal kommunale kommunalt kommune kommunen kommunens kommuner
    kommunerne koste koster kort korte krav krone kroner laegge laegger lang lange langt laengere lave laver lavet
    ligge ligger let lidt lille loese loeser loesning loesninger maade maader maaned maaneder maaske maksimalt
    mest million millioner mindst minut minutter mulig mulige muligt naeste naesten navn nemt netop ni noedvendig
    nogenlunde nyhed nytte oege ofte omkring omraade omraader onsdag opgave opgaver otte part parter penge periode
    person personer pilot pilotprojekt pilotprojekter plads praecis proeve proever proevet problem problemer
    procent projekt projekter pris raekke ret rigtig rigtigt samarbejde samarbejder saet saette saetter sag sager
    samlet saerlig seks selve senere side sider siger sige sikre skabe skaber ske sker skrive skriver slags slut
    snart sted steder staa staar starte svar svare svarer svaer syv taet tag tage tager taget tal tale taler
    tallene team tid tiden tidligere tider time timer timerne ting tilbage tilbyde tilbyder tilbud tre trin tredje
    tusind udfordring udfordringer udvikle udvikler udvikling uge uger vaelge vaelger vante vaerd viden videre
    viser vise vist vores virke virker virkning virksomhed virksomheder aendre aendring aendringer lokal lokale
    lokalt gratis svaert hjem ude inde ind frem mennesker menneske folk selskab interesserede gerne bor bo boende
    faelles maal mio kr data lavt lav lavere mange to ti samme aldrig fik stod falde klokken halv halvt
    halvdel haft moede moeder metode kunne sent tidlig husk huske hoere bede bad bliver baere sende sender satte
    kalde kaldes faktisk snarere forhold tilfaelde deltage deltager medarbejder medarbejdere leder ledere
    uddannelse gruppe grupper varm oplyse oplysning levende antage faaet kom kommet gav givet tog rundt
    smaa koebe koeber koebt flytte flytter flyttet borger borgere borgerne spare sparer sparet beboer beboere
    aftale aftaler frivillig frivillige institution institutioner moede moeder kaldt fange
    grund grunde stand stande stige stiger steg steget falder faldt faldet
"""
GENERAL_ENGLISH = """
    able across address aim aims allow along also among another approach area areas available based become best better
    better building build built bring call can case challenge challenges change come common create created day days
    develop developed developing different does due during easy effective enable enough ensure even every example find
    first five focus follow four full general give given gives go goal goals good great group groups grow help helps
    high high hour hours identify important improve include includes including increase information keep key know known
    large last lead level like list long low made main make makes making many may mean means member members method
    methods minute month months much must name need needed needs new next novel number offer offers often one open
    organization organisation part participants partner partners people place point possible present problem problems
    process program project projects provide provided provides providing public purpose put range real require required
    result results right run second see seek seeks set several show shown significant similar since single six small
    solution solutions specific start state step still support supports take task team teams ten term test then thing
    three time times together total towards try two type types understand understanding unique upon used useful value
    various want way ways week weeks well whether wide within work working works world year years yet
"""
GENERAL = {"da": frozenset(GENERAL_DANISH.split()), "en": frozenset(GENERAL_ENGLISH.split())}
