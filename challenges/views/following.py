"""The doors of following a challenge or a topic. A visitor signs in first and comes back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from challenges.views import lookups
from hub.accounts import actions
from hub.accounts.models import Follow, followed_id
from hub.base.models import Topic
from hub.kit.languages import said
from hub.kit.ways import way_back


@require_http_methods(["GET", "POST"])
@login_required
def challenge_follow(request, public_id):
    """The challenge, and its topics; a POST follows it, or no more."""
    challenge = get_object_or_404(lookups.challenges().published(), public_id=public_id)
    if request.method == "POST":
        return _changed(request, challenge, "challenge_follow", challenge.public_id)
    page = challenge.page
    topics = [link.tag for link in page.topic_links.select_related("tag")] if page is not None else []
    mine = set(Follow.objects.visible_to(request.user).values_list("subject_id", flat=True))
    context = {
        "challenge": challenge,
        "followed": challenge.public_id in mine,
        "topics": [
            {"topic": topic, "label": label_of(topic), "followed": followed_id(topic) in mine} for topic in topics
        ],
        "crumbs": [lookups.challenge_crumb(request, challenge), (_("Follow"), "")],
    }
    return render(request, "challenges/challenge_follow.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def topic_follow(request, slug):
    """One topic; a POST follows it, or no more."""
    topic = get_object_or_404(Topic, slug=slug)
    if request.method == "POST":
        return _changed(request, topic, "topic_follow", topic.slug)
    followed = Follow.objects.visible_to(request.user).of(topic).exists()
    context = {"topic": topic, "label": label_of(topic), "followed": followed}
    return render(request, "challenges/topic_follow.html", context)


def label_of(topic: Topic) -> str:
    """Its name, marked as Danish where the reader's language has none."""
    return topic.label if topic.name_en else said(topic.name, "da")


def _changed(request, thing, name: str, key):
    """Follow it or no more, as the button said; back to where the button was."""
    if request.POST.get("stop"):
        actions.unfollow(thing, by=request.user)
        messages.success(request, _("You no longer follow it."))
    else:
        actions.follow(thing, by=request.user)
        messages.success(
            request, _("You follow it now, and hear when something happens. Nobody else sees that you do.")
        )
    return redirect(way_back(request) or reverse(name, args=[key]))
