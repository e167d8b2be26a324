"""The stems of Danish words where Snowball alone keeps forms of one word apart. Pure.

Snowball is asked with æ, ø and å, which are letters to it: in "miljoe" it takes the last e for an ending, and in
"idraet" the last two letters. Folded words write ae, oe and aa for them, mostly: "temaer" is tema and er
(``A_AND_O``). What it leaves apart is brought together by what is regular in Danish (cykel, cykler; center, centre;
museum, museer; by, byen; digital, digitalt), and by two lists of what is not (barn, børn; ny, nyt).
"""

import re
from collections.abc import Callable

Stemmer = Callable[[str], str]

# Words whose last letter stays apart from the ending: videoer are no "videør". Compounds that end in them, too.
KEPT_APART = """
    agenda algebra arena aroma aula cafeteria data delta dilemma diploma drama faktura firma flora gamma kamera klima
    komma kollega lama opera panorama pasta pizza plasma prosa sauna schema skala skema sofa stigma tema trauma valuta
    vanilla veranda villa
    auto bebo bistro bro casino dato demo depo disko embryo euro fiasko foto hero info kano kasino kilo kimono kino
    kommando konto krypto logo lotto makro memo metro moto motto nabo piano porto promo radio risiko scenario studio
    tango tempo turbo video zoo
"""
A_AND_O = tuple(KEPT_APART.split())
ENDINGS = re.compile(r"(?<=[ao])(?:e[nrt]s?|e[nr]es?|er[en]e?[ns]?)\Z")
LETTERS = {"aa": "å", "ae": "æ", "oe": "ø"}
DIGRAPH = re.compile("|".join(LETTERS))
FOLDED = str.maketrans({letter: digraph for digraph, letter in LETTERS.items()})

# Words of one syllable that end in a vowel: Snowball lets nothing go so near to the beginning of a word.
SHORT = re.compile(
    r"([bcdfghjklmnpqrstvwxz]{1,3}[aiouy]|[bcdfghjklmnpqrstvwxz]{0,3}[æøå])(?:e|e[nrt]s?|enes?|ernes?)\Z"
)
LEFT_OUT = "æøåu"  # what begins so is asked for with a letter before it, so that øger is as long as bøger
SHORTEST = 4  # letters that must be left for more to go: "kurset" is no "kur"
WHOLE = ("proces", "succes", "internet", "kurs")
OTHER_VOWEL = {
    "børn": "barn", "bøger": "bog", "mænd": "mand", "hænder": "hånd", "tænder": "tand", "fødder": "fod",
    "nætter": "nat", "døtre": "datter", "brødre": "bror", "mødre": "mor", "fædre": "far", "stæder": "stad",
    "stænger": "stang", "rødder": "rod", "bønder": "bonde",
}  # fmt: skip
PLURAL = re.compile(rf"({'|'.join(OTHER_VOWEL)})(?:e|n?e?s?|e?nes?)?\Z")
SAME = {
    "aften": "aftener", "åben": "åbne", "åbent": "åbne", "sikker": "sikre", "sikkert": "sikre", "usikker": "usikre",
    "usikkert": "usikre", "øjne": "øje", "øjnene": "øje", "cafe": "cafeer", "komite": "komiteer",
    "nyt": "ny", "frit": "fri", "grønt": "grøn", "sygt": "syg", "varmt": "varm", "koldt": "kold", "sundt": "sund",
    "trygt": "tryg", "blåt": "blå", "gråt": "grå", "rødt": "rød", "hvidt": "hvid", "stærkt": "stærk", "svagt": "svag",
    "hårdt": "hård", "højt": "høj", "lavt": "lav", "langt": "lang", "bredt": "bred", "godt": "god", "stort": "stor",
    "smukt": "smuk", "tørt": "tør", "vådt": "våd", "dybt": "dyb", "dyrt": "dyr",
}  # fmt: skip
LOSING_E = (
    "cent|regist|mønst|paramet|foræld|søst|fing|teat|orkest|minist|mest|vint|som|filt|met|lit|lag|num|kam|kæld|ald|fjed|"
    "cylind|kalend|skuld|klost|semest|ham|kadav"
)
REGULAR = (
    (r"(?<=..)(al|el|iv|ær)t\Z", r"\1"),  # digital, aktuel, aktiv; digitalt, aktuelt, aktivt
    (r"(?<=....)(?<!intern)et\Z", ""),  # aktivitet, budget; aktiviteter, budgetter
    (r"(?<=..)([^aeiouyæøå])\1?el\Z", r"\1l"),  # cykel, middel; cykler, midler
    (rf"({LOSING_E})r\Z", r"\1"),  # center, søster; centre, søstre
    (r"(?<=...)([ie])um\Z", r"\1"),  # museum, kriterium; museer, kriterier
    (r"centrum\Z", "cent"),
    (r"kursus\Z", "kurs"),
    (r"miljøs\Z", "miljø"),
    (r"lini\Z", "linj"),
    (r"køkken\Z", "køk"),
    (r"væsen\Z", "væs"),
)
RULES: dict[str, list[tuple[re.Pattern[str], str]]] = {}  # by the last letter: every word of every text is asked
for pattern, instead in REGULAR:
    RULES.setdefault(pattern.removesuffix(r"\Z")[-1], []).append((re.compile(pattern), instead))


def stemmed(folded: str, snowball: Stemmer) -> str:
    """The stem, folded, that all forms of a folded Danish word have."""
    word = of_one_vowel(unfolded(folded)) if DIGRAPH.search(folded) else folded
    word = SAME.get(word, word)
    if short := SHORT.match(word):
        return short[1].translate(FOLDED)
    found = bare(f"b{word}", snowball)[1:] if word[:1] in LEFT_OUT else bare(word, snowball)
    return regular(found).translate(FOLDED)


def unfolded(word: str) -> str:
    """The word with æ, ø and å where it has two letters for them."""
    ending = ENDINGS.search(word)
    if ending and word.endswith(A_AND_O, 0, ending.start()):
        return spelt(word[: ending.start()]) + ending[0]
    return spelt(word)


def of_one_vowel(word: str) -> str:
    """The singular of a plural that has another vowel, with æ or ø."""
    plural = PLURAL.search(word)
    return word[: plural.start()] + OTHER_VOWEL[plural[1]] if plural else word


def spelt(word: str) -> str:
    return DIGRAPH.sub(lambda found: LETTERS[found[0]], word)


def bare(word: str, snowball: Stemmer) -> str:
    """Snowball takes the end of "plads" and "konsekvens" for an ending but leaves it in "pladser" and "konsekvenser",
    and takes "proces" for a form of "proc": so that all forms of a word meet, it goes from these, too, but not there
    (``WHOLE``).
    """
    found = word if word.endswith(WHOLE) else snowball(word)
    if not found.endswith("s") or found.endswith(WHOLE):
        return found
    less = snowball(found)
    goes = len(less) >= SHORTEST and (less == found[:-1] or found.endswith("ens"))
    return less if goes else found


def regular(stem: str) -> str:
    """What the stems of a word's forms have in common by a rule of Danish."""
    for rule, instead in RULES.get(stem[-1:], ()):
        found, changed = rule.subn(instead, stem)
        if changed:
            return regular(found)
    return stem
