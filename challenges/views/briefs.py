"""The door of a department that has a problem to solve."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges import actions
from challenges.forms.briefs import BriefForm
from challenges.views.lookups import cases_crumb
from partners.models import Organisation


@require_http_methods(["GET", "POST"])
@login_required
def challenge_brief(request):
    """A draft in plain words, for members of a department and the secretariat; it is written on in the CMS."""
    ours = Organisation.objects if request.user.is_facilitator else Organisation.objects.of(request.user)
    departments = ours.departments()
    if not departments:
        raise Http404
    form = BriefForm(request.POST or None, departments=departments)
    if form.is_valid():
        try:
            challenge = actions.brief(by=request.user, **form.words())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("The draft is begun. The secretariat sees it among its cases and writes on with you.")
            )
            return redirect("case_detail", challenge.public_id)
    context = {"form": form, "crumbs": [cases_crumb(), (_("Begin a challenge"), "")]}
    return render(request, "challenges/challenge_brief.html", context)
