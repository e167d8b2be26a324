"""States of the small components: icon, button, tag, state, helix, fit, coverage, meter, progress."""

STATES = {
    "icon": {
        "beside a word": '<p class="rowline">{% for name in icons %}<span class="state">{% icon name=name %}{{ name }}</span>{% endfor %}</p>',
        "alone, with a label": '{% icon name="lock" label="Forseglet" %}',
    },
    "button": {
        "primary": '{% button text="Svar på udfordringen" href="#svar" %}',
        "ghost": '{% button text="Meld interesse" href="#svar" kind="ghost" %}',
        "quiet": '{% button text="Stil et spørgsmål" href="#svar" kind="quiet" %}',
        "danger": '{% button text="Træk svaret tilbage" kind="danger" name="verb" value="withdraw" %}',
        "small, with an icon": '{% button text="Følg" small=True icon="bell" kind="ghost" submit=False %}',
        "full width": '{% button text="Kontrollér og indsend" full=True %}',
        "with words for screen readers": '{% button text="Fortsæt" href="#x" small=True more="på svaret om Ringgaden" %}',
    },
    "tag": {
        "open": '{% tag text="Åben · 18 dage" kind="open" %}',
        "soon": '{% tag text="Åbner 1. dec." kind="soon" %}',
        "stop": '{% tag text="Aflyst" kind="stop" %}',
        "brand": '{% tag text="2 nye" kind="brand" %}',
        "plain": '{% tag text="Mobilitet" %}',
        "a link": '{% tag text="Klima og miljø" href="#tema" %}',
    },
    "state": {
        "ok": '{% state text="Udfyldt" kind="ok" %}',
        "miss": '{% state text="Mangler 2 svar" kind="miss" %}',
        "stop": '{% state text="Sidder fast" kind="stop" %}',
        "now": '{% state text="I gang" kind="now" %}',
        "wait": '{% state text="Venter på 1 partner" kind="wait" %}',
        "sealed": '{% state text="4" icon="lock" before="forseglet," %}',
        "announced": '{% state text="Gemt kl. 14.32" kind="ok" role="status" %}',
    },
    "helix": {
        "the four parties": '{% helix kind="public" %} {% helix kind="business" %} {% helix kind="academia" %} {% helix kind="civil" %}',
        "a named party": '{% helix kind="business" text="Måge & Fyr Sensorik ApS" href="#partner" %}',
    },
    "fit": {
        "strong": '{% fit level="strong" %}',
        "good": '{% fit level="good" %}',
        "possible": '{% fit level="possible" %}',
        "weak": "{% fit level=0 %}",
        "evidence of four": '{% fit level=3 total=4 text="Evidens: sammenlignet" %}',
    },
    "coverage": {
        "who is in and who is missing": "{% coverage sought=all_kinds present=some_kinds %}",
        "all are in": "{% coverage sought=all_kinds present=all_kinds %}",
        "before the deadline": "{% coverage sought=some_kinds %}",
    },
    "meter": {
        "bare": "{% meter value=57 %}",
        "with a label": '{% meter value=3 total=5 label="3 af 5 kriterier er vurderet" %}',
        "empty": "{% meter value=0 total=0 %}",
    },
    "progress": {
        "on the way": '{% progress done=4 total=7 text="4 af 7 afsnit er udfyldt" %}',
        "without its own words": "{% progress done=7 total=7 %}",
    },
}


def context() -> dict:
    names = (
        "ok miss part wait warn off lock pen file bell mean search arrow close plus download user mail calendar link"
    )
    return {
        "icons": names.split(),
        "all_kinds": ["public", "business", "academia", "civil"],
        "some_kinds": ["business", "academia"],
    }
