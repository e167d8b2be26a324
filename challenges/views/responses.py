"""The doors of those who answer: begin, write, hand in, withdraw, read the receipt and the letter."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from challenges import actions
from challenges.forms.decisions import ConfirmForm
from challenges.forms.responses import BeginForm, ResponseForm
from challenges.models import Letter, Phase, receipts
from challenges.views import lookups, parking, showing, verdicts
from hub.kit.languages import said
from partners.models import Organisation


@require_safe
@login_required
def response_list(request):
    """The responses of one's organisations, the next deadline first."""
    rows = lookups.responses().written_by(request.user).order_by("challenge__edition__closes_at", "pk")
    context = {"rows": [showing.summary(response) for response in rows], "crumbs": [showing.my_page_crumb()]}
    return render(request, "challenges/response_list.html", context)


@require_http_methods(["GET", "POST"])
def response_begin(request, public_id):
    """What an answer leads to and what is asked: for anybody. Choosing who answers: for those who are signed in."""
    challenge = get_object_or_404(lookups.challenges(lookups.ASKED).published(), public_id=public_id)
    mine = Organisation.objects.of(request.user).filter(alone=None).exclude(pk=challenge.department_id).distinct()
    first = mine.first()
    initial = {"organisation": first and first.public_id, "key": uuid.uuid4()}
    form = BeginForm(request.POST or None, organisations=mine, initial=initial)
    if request.method == "POST" and request.user.is_authenticated and form.is_valid():
        try:
            response = actions.begin(challenge, by=request.user, **form.cleaned_data)
            return redirect("response_edit", response.public_id)
        except actions.Refused as refused:
            form.add_error(None, str(refused))
    context = showing.invitation(request, challenge) | {"form": form, "has_organisation": first is not None}
    context |= showing.alone(request.user, challenge)
    return render(request, "challenges/response_begin.html", context)


@require_POST
@login_required
def response_begin_alone(request, public_id):
    """Answer as oneself, where the route lets persons answer."""
    challenge = get_object_or_404(lookups.challenges(lookups.ASKED).published(), public_id=public_id)
    try:
        response = actions.begin_alone(challenge, by=request.user, key=_key(request.POST.get("key")))
    except (actions.Refused, ValidationError) as refused:
        messages.error(request, showing.why(refused))
        return redirect("response_begin", public_id)
    return redirect("response_edit", response.public_id)


@require_http_methods(["GET", "POST"])
@parking.kept_across_sign_in
def response_edit(request, public_id):
    """Write, save and hand in. A form that comes after the session ended is kept across signing in."""
    response = lookups.own_response(request.user, public_id)
    content, challenge = actions.latest_content(response), response.challenge
    questions = showing.for_reader(challenge, challenge.edition.questions, "questions")
    if request.method == "POST":
        form = ResponseForm(request.POST, request.FILES, questions=questions, content=content)
        return _save(request, response, form)
    if challenge.phase != Phase.OPEN:
        return redirect("response_detail", response.public_id)
    kept = parking.came_back(request)
    form = ResponseForm(kept, questions=questions, content=content)
    return _page(request, response, form, came_back=kept is not None)


def _save(request, response, form):
    """Keep what was typed; hand it in when that is what was asked for."""
    other = showing.saved_meanwhile(request, response, form)
    if other is not None or not form.is_valid():
        return _page(request, response, form, meanwhile=other)
    given = form.given()
    try:
        if request.POST.get("action") == "submit":
            return _submit(request, response, given)
        actions.save_draft(response, by=request.user, **given)
    except (ValidationError, actions.Refused) as error:
        form.refuse(error)
        return _keep(request, response, form, given)
    parking.done(request)
    form.show_wrong()
    if form.errors:
        return _page(request, response, form, saved=True)
    messages.success(request, _("Saved. You can close the page and go on later."))
    return redirect("response_edit", response.public_id)


def _submit(request, response, given):
    key = _key(request.POST.get("key"))
    version = actions.submit(response, by=request.user, arrived_at=request.arrived_at, key=key, **given)
    parking.done(request)
    return redirect("response_receipt", response.public_id, version.number)


def _keep(request, response, form, given):
    """What can't be handed in is kept as a draft all the same, except files that were refused."""
    refused = {name.removeprefix("file-") for name in form.errors if name.startswith("file-")}
    given["files"] = {question: file for question, file in given["files"].items() if question not in refused}
    try:
        actions.save_draft(response, by=request.user, **given)
    except (ValidationError, actions.Refused):
        return _page(request, response, form)
    parking.done(request)
    return _page(request, response, form, saved=True)


def _key(given: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(given or "")
    except ValueError:
        return None


def _page(request, response, form, **more):
    if more.get("saved"):
        form.content = actions.latest_content(response)
    context = showing.writing(request, response, form) | more
    return render(request, "challenges/response_edit.html", context)


@require_safe
@login_required
def response_detail(request, public_id):
    """The answers to read: for those who wrote them, and for those who may after the opening."""
    response = lookups.readable_response(request.user, public_id)
    context = showing.reading(request, response)
    result = verdicts.own_summary(response) if context["is_writer"] else None
    return render(request, "challenges/response_detail.html", context | {"result": result})


@require_safe
@login_required
def response_receipt(request, public_id, number):
    """Proof of what was handed in, and when."""
    response = lookups.own_response(request.user, public_id)
    handed_in = response.versions.exclude(kind="draft").select_related("edition", "author")
    version = get_object_or_404(handed_in, number=number)
    context = {"response": response, "challenge": response.challenge, "version": version, "versions": list(handed_in)}
    crumbs = [lookups.my_responses_crumb(), lookups.challenge_crumb(request, response.challenge)]
    may_change = response.challenge.phase == Phase.OPEN
    context |= {"crumbs": [*crumbs, (_("Receipt"), "")], "may_change": may_change}
    return render(request, "challenges/response_receipt.html", context)


@require_safe
@login_required
def receipt_download(request, public_id, number):
    """The receipt as a file, for whoever must prove it later: ``manage.py verify_receipt`` reads it."""
    response = lookups.own_response(request.user, public_id)
    version = get_object_or_404(response.versions.exclude(kind="draft"), number=number)
    version.response = response
    told = JsonResponse(receipts.as_file(version), json_dumps_params={"indent": 1, "ensure_ascii": False})
    name = f"kvittering-{str(response.public_id)[:8]}-v{version.number}.json"
    told["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    told["Cache-Control"] = "private, no-store"
    return told


@require_http_methods(["GET", "POST"])
@login_required
def response_withdraw(request, public_id):
    """Take a submission back, after a second thought."""
    response = lookups.own_response(request.user, public_id)
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(response, by=request.user)
            messages.success(request, _("The response is withdrawn. It is a draft again."))
            return redirect("response_edit", response.public_id)
        except (actions.Refused, actions.IllegalMove) as refused:
            form.add_error(None, showing.plain(refused))
    challenge = response.challenge
    title = said(challenge.title, challenge.language)
    crumbs = [lookups.my_responses_crumb(), (title, reverse("response_edit", args=[public_id]))]
    context = {"form": form, "response": response, "challenge": challenge, "crumbs": crumbs}
    return render(request, "challenges/response_withdraw.html", context)


@require_safe
@login_required
def letter_detail(request, public_id):
    """A letter to an organisation, for its members and the case's staff."""
    letters = Letter.objects.visible_to(request.user).select_related("organisation", "response__challenge")
    letters = letters.prefetch_related(Prefetch("response__challenge__pages", lookups.PAGES))
    letter = get_object_or_404(letters.distinct(), public_id=public_id)
    context = {
        "letter": letter,
        "challenge": letter.response.challenge,
        "crumbs": [lookups.my_responses_crumb(), (said(letter.title), "")],
    }
    return render(request, "challenges/letter_detail.html", context)
