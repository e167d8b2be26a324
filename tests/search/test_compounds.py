"""Danish compounds: what they are made of, and what is no compound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.analysis import compounds
from search.analysis.learning import learned
from search.analysis.letters import fold

# Words a municipality writes, with the places where a reader would cut them. The list's blocked parts were chosen with
# these in view; AFTERWARDS was written when all was done, and says what to expect of words nobody has looked at.
COMPOUNDS = """
    skole|distrikts|grænser klima|tilpasnings|plan affalds|sortering hjemme|pleje|kørsel luft|kvalitets|sensorer
    støj|målere cykel|sti|netværk børne|have|pladser dag|institution folke|skole|lærere pleje|hjems|beboere
    genoptrænings|forløb regn|vands|bassin sky|bruds|sikring varme|forsyning fjern|varme|rør sol|celle|anlæg
    energi|renovering bolig|forening bygge|tilladelse bygge|sags|behandling borger|service borger|inddragelse
    kommunal|bestyrelse budget|forhandlinger sundheds|center syge|fraværs|indsats job|center|medarbejder
    beskæftigelses|indsats flygtninge|modtagelse integrations|råd handicap|kørsel ældre|pleje ældre|boliger
    demens|venlig ensomheds|indsats frivillig|center forenings|liv fritids|tilbud idræts|haller svømme|hal
    biblioteks|filial kultur|hus musik|skole ungdoms|klub uddannelses|vejledning erhvervs|skole
    læse|vanskeligheder special|undervisnings|tilbud skole|bus trafik|sikkerhed trafik|tælling lys|regulering
    gade|belysning parkerings|pladser parkerings|vagt lade|stander el|biler bus|holde|plads kollektiv|trafik
    vej|vedligeholdelse vinter|tjeneste sne|rydnings|pligt hastigheds|målere støj|skærm grund|vands|beskyttelse
    drikke|vands|kvalitet vand|løbs|vedligeholdelse spilde|vands|plan kloak|separering kyst|sikring
    storm|flods|beredskab natur|genopretning skov|rejsning lokal|plan kommune|plan by|fornyelse by|udvikling
    lands|by|råd havne|område mad|spild køkken|personale mad|ordning genbrugs|station affalds|beholdere
    plast|emballage data|beskyttelse data|indsamling vand|målere strøm|forbrug varme|pumper inde|klima|målinger
    vindues|udskiftning tag|renovering brand|sikkerhed hjælpe|middel|depot velfærds|teknologi fald|forebyggelse
    sårpleje|klinik medicin|håndtering tand|pleje|tilbud sundheds|plejerske børne|tand|pleje
    myndigheds|afgørelse klage|vejledning udbuds|materiale indkøbs|aftale leverandør|samarbejde erhvervs|råd
    turist|information by|rums|inventar rotte|bekæmpelse plante|arter blomster|enge regn|bede
"""
AFTERWARDS = """
    sommer|ferie|aktiviteter kultur|skole|elever lege|plads|inspektion bolig|sociale ungdoms|uddannelse
    familie|rådgivning misbrugs|behandling herberg|pladser botilbuds|beboere vikar|forbrug løn|forhandling
    digitaliserings|strategi journal|system sags|behandlings|tid adgangs|forhold tilgængeligheds|plan
    nabo|klage|sager vej|belægning cykel|parkering fodgænger|overgang bro|vedligehold skole|mad elev|trivsel
    fraværs|registrering pædagog|medhjælper dag|pleje|børn affalds|gebyr have|affalds|ordning kompost|beholder
    jord|forurening bade|vands|kvalitet sø|breds|beskyttelse vind|mølle|projekt bio|gas|anlæg
    bygnings|vedligehold udlejnings|ejendom koloni|have|forening borgmester|kontor by|råds|møde udvalgs|formand
"""
WHOLE = """
    kommune kommunen kommunerne forening foreninger information station institution transport rapport rapporten
    sekretariat resultater kvalitet kapacitet dialog formular leverandør personale parti politik ansøgning
    ansvar sikkerhed muligheder egenskaber selskab sygdom ungdom ejendom løsning måling støjende bolig bibliotek
    temperatur materiale system projekt pensionister organisation kontrol energi regler montører modstand forstand
    bæredygtig bæredygtighed frivillige frivilligt turisme turister borgmesteren
    naturen naturens seneste
"""


def cuts(written):
    """The places of the bars in a folded word, had it none."""
    parts = fold(written).split("|")
    return {len("".join(parts[:place])) for place in range(1, len(parts))}


def split(written):
    return "|".join(compounds.current().split(fold(written.replace("|", ""))))


def precision_and_recall(words):
    right = sum(len(cuts(word) & cuts(split(word))) for word in words)
    return right / sum(len(cuts(split(word))) for word in words), right / sum(len(cuts(word)) for word in words)


def test_municipal_compounds_are_cut_where_a_reader_would_cut_them():
    words = COMPOUNDS.split()
    assert len(words) >= 80
    precision, recall = precision_and_recall([*words, *WHOLE.split()])
    assert precision >= 0.95
    assert recall >= 0.94


def test_compounds_nobody_had_looked_at_are_cut_nearly_as_well():
    precision, recall = precision_and_recall(AFTERWARDS.split())
    assert precision >= 0.92
    assert recall >= 0.90


@pytest.mark.parametrize("word", WHOLE.split())
def test_a_word_that_only_looks_like_a_compound_stays_whole(word):
    assert split(word) == fold(word)


def test_a_compound_is_compared_by_itself_and_by_its_parts():
    assert analysis.terms("Luftkvalitetssensorer", "da")[1:] == analysis.terms("luft kvalitet sensor", "da")
    assert analysis.terms("hjemmeplejekørsel", "da")[1:] == analysis.terms("hjem pleje kørsel", "da")
    assert analysis.terms("skoledistriktsgrænser", "en") == [analysis.term_of("skoledistriktsgrænser", "en")]


def test_parts_stand_in_the_text_where_they_say():
    text = "Nye støjmålere ved børnehaven"
    found = {text[start:end] for token in analysis.tokens(text, "da") for _term, start, end in token.parts}
    assert found == {"støj", "målere", "børne", "haven"}


@given(st.text("abdeghiklmnoprstuvyæøåÆ-́ÅßǍ ", max_size=60), st.sampled_from(["da", "en"]))
def test_parts_lie_side_by_side_and_fill_their_word(text, lang):
    cleaned = analysis.clean(text)
    for token in analysis.tokens(text, lang):
        if token.parts:
            ends = [token.start, *(end for _term, _start, end in token.parts)]
            assert [start for _term, start, _end in token.parts] == ends[:-1]
            assert ends[-1] == token.start + len(token.surface)
            assert all(term and cleaned[start:end] for term, start, end in token.parts)


@given(st.text(max_size=80))
def test_the_parts_joined_are_the_word_whatever_it_is(word):
    assert "".join(compounds.current().split(word)) == word


@given(st.sampled_from(COMPOUNDS.replace("|", "").split()))
def test_a_compound_typed_without_danish_letters_is_cut_alike(word):
    typed = word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    assert analysis.terms(typed, "da") == analysis.terms(word, "da") == analysis.terms(word.upper(), "da")


OWN = {"blimp": 9, "zonk": 9, "zonkblimp": 1}


def test_words_of_ones_own_texts_are_learned():
    assert compounds.current().split("blimpmaaler") == ("blimpmaaler",)
    assert compounds.current().with_words(OWN).split("blimpmaaler") == ("blimp", "maaler")
    assert compounds.Splitter.of(OWN).split("zonksblimpen") == ("zonks", "blimpen")
    assert compounds.Splitter.of(OWN | {"zonkblimp": 20}).split("zonkblimp") == ("zonkblimp",)


@pytest.mark.parametrize(("texts", "parts"), [(5, ("genbrugs", "pladsen")), (5000, ("genbrugspladsen",))])
def test_a_compound_stays_one_for_being_frequent_only_where_many_texts_have_it(texts, parts):
    assert compounds.shipped().learning({"genbrugspladsen": texts}).split("genbrugspladsen") == parts


def test_what_is_learned_makes_no_compounds_of_small_words_or_of_scraps():
    own = learned(["hver omme dag"] * 9)
    assert own == {"omme": 9}
    splitter = compounds.shipped().learning(own)
    assert splitter.split("hverdag") == ("hverdag",)
    assert splitter.split("langsommere") == ("langsommere",)


def test_another_splitter_can_be_used_and_put_back():
    with compounds.using(compounds.Splitter.of(OWN)):
        assert analysis.terms("zonkblimp", "da") == ["zonkblimp", "zonk", "blimp"]
        assert analysis.terms("støjmåler", "da") == ["stoejmaal"]
    assert analysis.terms("støjmåler", "da")[1:] == ["stoej", "maal"]
    assert compounds.current() is compounds.shipped()
