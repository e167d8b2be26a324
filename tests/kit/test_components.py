"""The components: each state renders, a typo fails when the template compiles, and what people typed is escaped."""

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.db.models.fields import BLANK_CHOICE_DASH
from django.template import TemplateSyntaxError, engines
from django.utils import translation

from hub.kit.examples import by_component
from hub.kit.templatetags import ui

EXAMPLES = [example for examples in by_component().values() for example in examples]
NAMES = sorted(ui.register.tags)
EVIL = '<script>alert("x")</script>'


def render(source, request=None, **context):
    """Without context processors: a component knows only what it is given."""
    return engines["django"].from_string(source).render({"request": request, **context})


def closed(name, arguments):
    """A tag as a template would write it, with its end where it has one."""
    ends = f"{{% end{name} %}}"
    try:
        engines["django"].from_string(f"{{% {name} %}}{ends}")
    except TemplateSyntaxError as error:
        if "Invalid block tag" in str(error):
            ends = ""
    return f"{{% {name} {arguments} %}}{ends}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.component}: {example.state}")
def test_each_component_renders_in_each_of_its_states(example, rf):
    html = render(example.source, rf.get("/styleguide/"), **example.context)
    assert "style=" not in html
    assert "<script" not in html
    nothing_to_show = {("slot", "empty"), ("form_errors", "nothing wrong"), ("pagination", "one page only")}
    assert bool(html.strip()) != ((example.component, example.state) in nothing_to_show)


def test_each_component_has_examples():
    assert sorted(by_component()) == NAMES


@pytest.mark.parametrize("name", [name for name in NAMES if name != "slot"])
def test_a_wrong_argument_fails_when_the_template_compiles(name):
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'colour'"):
        engines["django"].from_string(closed(name, "colour=1"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "slot"])
def test_arguments_are_given_by_name_alone(name):
    with pytest.raises(TemplateSyntaxError, match="too many positional arguments"):
        engines["django"].from_string(closed(name, '"words"'))


@pytest.mark.parametrize(
    "source",
    [
        "{% button text=evil href=evil more=evil %}",
        "{% tag text=evil kind=evil href=evil %}",
        "{% state text=evil before=evil %}",
        '{% helix kind="civil" text=evil href=evil %}',
        "{% card title=evil href=evil id=evil %}{{ evil }}{% endcard %}",
        "{% card_list label=evil %}{{ evil }}{% endcard_list %}",
        "{% section_head title=evil note=evil href=evil link=evil %}",
        "{% facts %}{% fact term=evil %}{{ evil }}{% endfact %}{% endfacts %}",
        "{% notice title=evil %}{{ evil }}{% endnotice %}",
        "{% empty title=evil text=evil link=evil href=evil %}",
        "{% answer title=evil id=evil %}{{ evil }}{% endanswer %}",
        "{% dialog id=evil title=evil button=evil %}{{ evil }}{% enddialog %}",
        "{% table caption=evil %}<tbody><tr><td>{{ evil }}</td></tr></tbody>{% endtable %}",
        "{% person name=evil text=evil href=evil %}",
        "{% file name=evil text=evil href=evil state=evil %}",
        "{% todo title=evil href=evil link=evil when=evil left=evil %}{{ evil }}{% endtodo %}",
        "{% criterion number=1 title=evil note=evil points=evil %}{{ evil }}{% endcriterion %}",
        "{% search_box label=evil value=evil action=evil %}",
        "{% crumbs items=links %}{% sort items=links %}",
        "{% tabs items=links label=evil %}{% chips items=links label=evil %}",
        "{% line_chart title=evil labels=words series=series unit=evil note=evil source=evil %}",
        "{% bar_chart title=evil labels=words series=series target=1 target_text=evil %}",
        "{% ring parties=parties %}",
        "{% facet title=evil name=evil choices=choices %}",
    ],
)
def test_what_people_typed_is_escaped(source):
    html = render(
        source,
        evil=EVIL,
        words=[EVIL, EVIL],
        links=[(EVIL, EVIL), EVIL],
        series=[{"name": EVIL, "values": [1, 2]}],
        parties=[{"kind": "civil", "name": EVIL, "role": EVIL}],
        choices=[{"value": EVIL, "label": EVIL}],
    )
    assert "&lt;script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize("chart", ["line_chart", "bar_chart"])
def test_a_chart_says_in_words_what_it_shows_and_has_a_table_behind(chart):
    html = render(
        f'{{% {chart} title="Støj" unit="dB" labels=labels series=series target=50 %}}',
        labels=["maj", "juni", "juli"],
        series=[{"name": "Havnegade", "values": [61, None, 54.5]}, {"name": "Kirkegade", "values": [60, 60, 59]}],
    )
    assert 'role="img"' in html
    assert 'aria-label="Støj (dB). Havnegade: ' in html
    assert "54,5" in html
    assert html.count('<th scope="row">') == 3
    assert '<td class="num">–</td>' in html


def test_a_chart_of_nothing_measured_still_draws_its_frame():
    html = render('{% line_chart title="Støj" labels=labels series=series %}', labels=["maj"], series=[
        {"name": "Havnegade", "values": [None]}
    ])  # fmt: skip
    assert "<svg" in html
    assert "NaN" not in html


def test_numbers_in_drawings_are_never_printed_in_the_readers_language():
    html = render(
        '{% line_chart title="A" labels=labels series=series %}{% meter value=1234.5 total=5000.5 %}',
        labels=list("abc"),
        series=[{"name": "B", "values": [1000.5, 2000.25, 3500]}],
    )
    drawn = [part.split('"')[0] for part in html.split(' d="')[1:]]
    assert drawn
    assert not any("," in path for path in drawn)


def test_before_a_deadline_coverage_tells_nothing_of_who_is_in():
    with translation.override("en"):
        html = render("{% coverage sought=kinds %}", kinds=["business", "civil"])
    assert 'aria-label="Seeks: Company, Citizens"' in html
    assert "With" not in html


def test_pages_keep_the_rest_of_the_query(rf):
    page = Paginator(range(90), 20).page(2)
    html = render("{% pagination page=page %}", rf.get("/?q=luft&part=civil&page=2"), page=page)
    assert 'href="?q=luft&amp;part=civil&amp;page=3"' in html
    assert 'aria-current="page"' in html


def test_facets_carry_along_what_they_are_told_to(rf):
    html = render('{% facets label="A" keep="q,sort" %}{% endfacets %}', rf.get("/?q=luft&page=3"))
    assert '<input type="hidden" name="q" value="luft">' in html
    assert 'name="page"' not in html


def test_a_facet_without_a_choice_is_not_shown_as_an_empty_heading():
    assert render('{% facet title="Fase" name="phase" choices=none %}', none=[]).strip() == ""


def test_an_error_leads_to_its_field():
    example = {example.state: example for example in by_component()["form_errors"]}["leads to the fields"]
    html = render(example.source, **example.context)
    fields = render("{% for bound in wrong %}{% field field=bound %}{% endfor %}", **example.context)
    anchors = [part.split('"')[0] for part in html.split('href="#')[1:]]
    assert len(anchors) >= 5
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in fields] == []


def test_help_and_error_are_named_by_the_field_they_describe():
    example = by_component()["field"][0]
    html = render("{% field field=wrong.solution %}", **example.context)
    assert 'aria-describedby="wrong_solution_help wrong_solution_error"' in html
    assert html.index("wrong_solution_help") < html.index("<textarea")
    assert 'aria-invalid="true"' in html


class Places(forms.Form):
    """A choice that must be made and one that need not."""

    here = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "A")])
    there = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "A")], required=False)


@pytest.mark.parametrize(("language", "words"), [("da", ["Vælg …", "Ikke valgt"]), ("en", ["Choose …", "Not chosen"])])
def test_an_empty_choice_says_what_to_do(language, words):
    with translation.override(language):
        html = render("{% form_fields form=form %}", form=Places())
    assert re.findall(r'<option value="" selected>(.*?)</option>', html) == words


def test_a_slot_prints_what_was_filled_in_and_nothing_else():
    html = render('{% slot "a" %}{% slot "b" %}', slots={"a": [("components/tag.html", {"text": "Fyld & form"})]})
    assert html == '<span class="tag">Fyld &amp; form</span>\n'
    assert render('{% slot "a" %}') == ""
