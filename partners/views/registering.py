"""How an organisation comes in, changes what it says of itself, and grows units."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners import actions
from partners.forms import RegisterForm


@require_http_methods(["GET", "POST"])
@login_required
def organisation_create(request):
    """Whoever registers an organisation acts for it. The same form sent twice makes one organisation."""
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        try:
            organisation = actions.register(by=request.user, **form.cleaned_data)
            return redirect(organisation)
        except ValidationError as refused:
            form.add_error(None, refused)
    crumbs = [(_("Partners"), reverse("organisation_list")), (_("Register an organisation"), "")]
    return render(request, "partners/organisation_create.html", {"form": form, "crumbs": crumbs})
