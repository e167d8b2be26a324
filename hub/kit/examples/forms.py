"""States of forms: fields of each kind, right and wrong, the error summary, and facets."""

from django import forms

COMPONENTS = ["field", "form_fields", "form_errors", "facets", "facet"]


class ExampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Titel", max_length=120)
    solution = forms.CharField(
        label="2.1 Hvordan virker jeres løsning, og hvad er nyt ved den?",
        help_text="Skriv, så en kollega fra en anden afdeling kan forstå det.",
        widget=forms.Textarea,
        initial="Vi sætter 96 små målere op på lygtepæle.",
    )
    note = forms.CharField(label="Bemærkning", required=False)
    maturity = forms.ChoiceField(
        label="2.4 Hvor moden er løsningen i dag?",
        choices=[("", "Vælg et trin"), ("idea", "Idé"), ("used", "I daglig brug")],
    )
    way = forms.ChoiceField(
        label="Sådan vil I være med",
        choices=[("company", "Som virksomhed"), ("team", "Som forskerteam")],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label="Temaer",
        choices=[("climate", "Klima og miljø"), ("noise", "Støj")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Vælg dem, der passer.",
    )
    secret = forms.BooleanField(
        label="Vi mener, at tegningen er en forretningshemmelighed",
        help_text="I bliver hørt, men loven afgør.",
        required=False,
    )
    drawing = forms.FileField(label="Tegning eller datablad", help_text="PDF, højst 25 MB.")
    start = forms.DateField(label="Kan begynde", widget=forms.DateInput(attrs={"type": "date"}))
    points = forms.ChoiceField(
        label="Værdi for borgere og hverdag",
        choices=[
            (0, "0 · Ikke besvaret"),
            (3, "3 · Borgerne bliver hørt undervejs"),
            (5, "5 · Borgerne er med til at beslutte"),
        ],
        widget=forms.RadioSelect,
        initial=3,
    )


class ShortForm(forms.Form):
    """Two fields and a hidden one."""

    key = forms.CharField(widget=forms.HiddenInput, initial="1")
    name = forms.CharField(label="Navn")
    email = forms.EmailField(label="E-mail")


def context() -> dict:
    return {
        "form": ExampleForm(auto_id="ok_%s"),
        "wrong": ExampleForm({"title": "", "note": "x"}, auto_id="wrong_%s"),
        "short": ShortForm(auto_id="short_%s"),
        "kinds": [
            {"value": "challenge", "label": "Udfordringer", "count": 5, "checked": True},
            {"value": "pilot", "label": "Pilotprojekter", "count": 0},
        ],
        "parties": [{"value": "business", "label": "Virksomhed", "count": 17, "helix": "business"}],
        "phases": [{"value": "open", "label": "Åben for svar", "count": None}],
    }
