"""States of what holds other things: cards, facts, notices, tables, answers, dialogs."""

CARD = """{% card_list label="Udfordringer lige nu" %}
{% card title="Mindre støj og renere luft langs Ringgaden" href="#ringgaden" %}{% card_meta %}{% tag text="Åben · 18 dage" kind="open" %}<span class="small muted">Teknik og Miljø</span>{% endcard_meta %}<p class="muted">Hver dag kører 38.000 biler forbi 14 daginstitutioner.</p><div class="meta last"><span class="small muted">Søger</span>{% helix kind="business" text="2 virksomheder" %}{% helix kind="civil" text="1 borgergruppe" %}</div>{% endcard %}
{% card title="Grønt lys, når bussen kommer" href="#bus" kind="use" %}{% card_meta %}{% state text="I brug i dag" kind="ok" %}{% endcard_meta %}<p><b class="fig">9&nbsp;%</b>kortere rejsetid for busser i myldretiden</p>{% endcard %}
{% endcard_list %}"""

TABLE = """{% table caption="Jeres svar, med status og næste skridt" %}
<thead><tr><th scope="col">Udfordring</th><th scope="col">Status</th><th scope="col">Næste</th><th scope="col" class="num">Budget, kr.</th></tr></thead>
<tbody><tr><th scope="row"><span class="t">Regnvand under p-pladserne</span><span class="muted">Teknik og Miljø</span></th><td>{% state text="Indsendt" kind="ok" icon="lock" %}<br>Forseglet</td><td>Kan rettes til 16.&nbsp;dec. kl.&nbsp;12.00</td><td class="num">{{ 500000|number }}</td></tr>
<tr><th scope="row"><span class="t">Lys efter behov i Åparken</span></th><td>{% state text="Ikke udvalgt" icon="file" %}</td><td><a href="#grund">Læs begrundelsen<span class="vh">: Lys efter behov i Åparken</span></a></td><td class="num">{{ 180000|number }}</td></tr></tbody>
{% endtable %}"""

STATES = {
    "card": {
        "plain, sand and match": '<div class="trio">{% card title="Ramme" %}<p>450.000&nbsp;kr. uden moms</p>{% endcard %}{% card title="Det har vi lært indtil nu" kind="sand" %}<p>Målere på lygtepæle målte 3&nbsp;°C for varmt.</p>{% endcard %}{% card kind="match" title="Jeres match" %}{% fit level="strong" %}{% endcard %}</div>',
        "with a coloured top": '<div class="trio">{% card title="Parkering ved sygehuset" kind="bad" %}{% card_meta %}{% state text="7 dage over fristen" kind="stop" %}{% endcard_meta %}<p>Budgetejeren har ikke godkendt.</p>{% endcard %}{% card title="Måge & Fyr" kind="business" level=4 %}<p>Måler støj og luft.</p>{% endcard %}</div>',
    },
    "card_meta": {
        "above the title": '{% card title="Fald hos ældre" %}{% card_meta %}{% tag text="Åbner 4. jan." kind="soon" %}{% endcard_meta %}<p>Hvert tredje fald opdages sent.</p>{% endcard %}'
    },
    "card_list": {"two cards": CARD},
    "section_head": {
        "with a link": '{% section_head title="Udfordringer lige nu" id="now" href="#alle" link="Alle udfordringer" level=4 %}',
        "with a note": '{% section_head title="Fra udfordring til drift" note="Alle tal tæller udfordringer siden 2023" level=4 %}',
    },
    "facts": {
        "wide": '{% facts %}{% fact term="Drift koster" %}8.200&nbsp;kr. pr. kryds om året{% endfact %}{% fact term="Bruges" %}Fjordby og Havrevig{% endfact %}{% endfacts %}',
        "compact": '{% facts compact=True %}{% fact term="Vej" %}Betalt pilotprojekt under tærskelværdien{% endfact %}{% fact term="At svare" %}Ca. 6 timer. <a href="#q">Se spørgsmålene</a>{% endfact %}{% endfacts %}',
        "stacked": '{% facts stacked=True %}{% fact term="Persondata" %}Nej{% endfact %}{% fact term="Kunstig intelligens" %}Prognose{% endfact %}{% fact term="Gemmes" %}24 måneder{% endfact %}{% endfacts %}',
    },
    "fact": {"a term and its fact": '{% facts %}{% fact term="Ejer" %}Teknik og Miljø{% endfact %}{% endfacts %}'},
    "notice": {
        "plain": '{% notice icon="lock" title="Svar er forseglede, til to personer åbner dem efter fristen." %}<p>Ingen medarbejder kan åbne dem i Quadro før.</p>{% endnotice %}',
        "info": '{% notice kind="info" icon="pen" %}<p><b>Jonas skriver her lige nu.</b> Retter I det samme, viser vi begge udgaver.</p>{% endnotice %}',
        "ok": '{% notice kind="ok" role="status" %}<p>Svaret er indsendt.</p>{% endnotice %}',
        "warn": '{% notice kind="warn" %}<p><b>Noget er galt?</b> <a href="#sig">Sig det her</a>, også uden navn.</p>{% endnotice %}',
        "stop": '{% notice kind="stop" %}<p>Filen kan ikke åbnes: Der er fundet virus i den.</p>{% endnotice %}',
    },
    "empty": {
        "with one next step": '{% empty title="I har ikke svaret på noget endnu" text="Der er 12 åbne udfordringer lige nu." link="Se åbne udfordringer" href="#udfordringer" %}',
        "words alone": '{% empty title="Ingen beskeder" %}',
    },
    "answer": {
        "open": '{% answer title="2.1 Hvordan virker jeres løsning?" %}<p>Vi sætter 96 små målere op på lygtepæle.</p>{% endanswer %}',
        "used for the criterion": '{% answer title="3.2 Hvem skal være med?" used=True id="s3" %}{% state text="Bruges til kriterium 4" kind="now" icon="pen" %}<p>Ringgadens Beboere er med fra første uge.</p>{% endanswer %}',
        "folded": '{% answer title="5.1 Hvilke data bruger I?" open=False %}<p>Ingen persondata.</p>{% endanswer %}',
    },
    "fold": {
        "closed": '{% fold title="Vis hele loggen" %}<p>3. nov.: Udfordringen blev offentliggjort.</p>{% endfold %}'
    },
    "dialog": {
        "asks before an act": '{% dialog id="withdraw" title="Vil I trække svaret tilbage?" button="Træk tilbage" kind="danger" %}<p>Svaret bliver en kladde igen. I kan indsende det på ny frem til fristen.</p><p class="rowline">{% button text="Træk svaret tilbage" kind="danger" %}</p>{% enddialog %}'
    },
    "table": {
        "a list of cases": TABLE,
        "tight, with its caption": '{% table caption="Dage til beslutning" tight=True show_caption=True %}<thead><tr><th scope="col">Kvartal</th><th scope="col" class="num">Dage</th></tr></thead><tbody><tr><th scope="row">1. kvartal 2026</th><td class="num">44</td></tr></tbody>{% endtable %}',
    },
    "door": {
        "the four ways in": '<ul class="doors t-4">{% door kind="business" title="Svar på en udfordring" text="Vis, hvad I kan." href="#a" %}{% door kind="academia" title="Gå med i et pilotprojekt" text="Bidrag med viden, data og evaluering." href="#b" %}{% door kind="civil" title="Vær med til at teste" text="Del din erfaring." href="#c" %}{% door kind="public" title="Beskriv en udfordring" text="Få hjælp til at formulere den." href="#d" %}</ul>'
    },
}


def context() -> dict:
    return {}
