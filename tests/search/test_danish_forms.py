"""All forms of a Danish word have one stem, and words that only look alike have two."""

import pytest

from search.analysis.compounds import is_word
from search.analysis.letters import fold
from search.analysis.stemming import stem
from search.engine import Document, TextIndex

SOUGHT = """
    cykel cykler cyklen cyklerne | regel regler reglerne | middel midler midlet | artikel artikler artiklen
    titel titler | eksempel eksempler eksemplet | fængsel fængsler | forespørgsel forespørgsler
    center centre centret centeret centrene centrum | sundhedscenter sundhedscentre sundhedscentret
    teater teatre teatret teateret | register registre registret registeret | vinter vintre vinteren
    sommer somre sommeren | nummer numre nummeret | forælder forældre forældrene forældres | minister ministre
    museum museer museet museerne | gymnasium gymnasier gymnasiet | kriterium kriterier kriteriet
    medium medier mediet | kursus kurser kurset kurserne | sprogkursus sprogkurser
    aktivitet aktiviteter aktiviteten | kvalitet kvaliteter kvaliteten | universitet universiteter universitetet
    budget budgetter budgettet | toilet toiletter toilettet | køkken køkkenet køkkener | internet internettet
    by byen byer byerne | sti stien stier stierne | cykelsti cykelstien cykelstier | træ træet træer træerne
    vejtræ vejtræer | sø søen søer | kø køen køer | ø øen øer | å åen åer | sky skyen skyer | bro broen broer broerne
    miljø miljøet miljøer miljøerne miljøs miljøets | arbejdsmiljø arbejdsmiljøet | idræt idrætten
    leverandør leverandører leverandøren leverandørernes | aktør aktører aktøren | ingeniør ingeniører
    udføre udfører udførelse | læs læse læser | løs løse løser | værktøjssæt værktøjssættet
    klima klimaet klimaets | tema temaer temaet temaerne | skema skemaer skemaet | firma firmaer firmaet
    video videoer videoen | foto fotos fotoet fotoer | dato datoer datoen | nabo naboer naboerne | data dataene
    beboer beboere beboerne | kontrollør kontrollører | bær bærret | populær populære populært
    barn barnet børn børnene børns | skolebarn skolebørn | bog bogen bøger bøgerne | mand mænd mændene
    nat natten nætter | hånd hånden hænder | tand tænder tænderne | fod fødder | bonde bønder | bror brødre
    hovedstad hovedstæder | øje øjet øjne øjnene | uge uger ugen | år året årene | øge øger øget | ønske ønsker
    digital digitale digitalt | social sociale socialt | aktiv aktive aktivt | aktuel aktuelle aktuelt
    ny nye nyt | fri frie frit | grøn grønne grønt | syg syge sygt | sikker sikre sikkert | enkel enkle enkelt
    gammel gamle gammelt | åben åbne åbent | linje linjer linie
    café caféen caféer | idé ideer ideen
"""
APART = """
    bøg bog | kræft kraft | rød rod | føde fod | hændelse hånd | børste barn | nyttig ny | planlægge plan | bær bar
    skøn sko | køn ko | løn lo | grøn gro | systemer system-er | kurset kur | procent proces | musik mus | sæl sal
    mål mal | læge lage | vandløb vandre | internet intern | område rad | bønne bonde
"""


def rows(text):
    return [row.split() for line in text.split("\n") for row in line.split("|") if row.strip()]


@pytest.mark.parametrize("forms", rows(SOUGHT), ids=lambda forms: forms[0])
def test_forms_of_a_word_meet(forms):
    assert len({stem(fold(form), "da") for form in forms}) == 1, [stem(fold(form), "da") for form in forms]


@pytest.mark.parametrize("forms", rows(SOUGHT), ids=lambda forms: forms[0])
def test_so_do_those_that_are_written_without_danish_letters(forms):
    plain = [form.replace("æ", "ae").replace("ø", "oe").replace("å", "aa") for form in forms]
    assert [stem(fold(form), "da") for form in plain] == [stem(fold(form), "da") for form in forms]


@pytest.mark.parametrize(("one", "other"), rows(APART))
def test_words_that_only_look_alike_stay_apart(one, other):
    assert stem(fold(one), "da") != stem(fold(other), "da")


def test_a_stem_is_folded_and_never_empty():
    for word in ("a", "o", "ae", "oe", "aa", "oeet", "etet", "eren", "bberne", "1", "x2", "oe2"):
        found = stem(word, "da")
        assert found
        assert found == fold(found)


def test_what_is_written_right_is_no_slip_of_something_else():
    index = TextIndex.build([Document("luft", "da", "", "Renere luft"), Document("en", "en", "", "A lift for all")])
    assert index.meant("lugt", "da") == {"da": [], "en": []}
    assert [each.term for each in index.meant("lutf", "da")["da"]] == ["luft"]
    assert [each.term for each in index.meant("lugt", "en")["da"]] == ["luft"]


def test_a_word_in_whatever_form_is_one():
    words = "kælder kældrene flygtninge regler overvægt finger lugten affald cykelsti"
    assert [word for word in words.split() if not is_word(word)] == ["cykelsti"]
    assert not any(is_word(slip) for slip in ["affladssortering", "madspid", "demmens", "bibliotket", "ordblnide"])
