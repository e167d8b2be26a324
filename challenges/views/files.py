"""Files of responses: given out by a door that asks the rules at every request."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from challenges import actions
from challenges.models.contents import content_of
from challenges.views import lookups, showing
from hub.kit import uploads


@require_safe
@login_required
def response_file(request, public_id, file_id):
    """A download for whoever may read the response; staff get only what stands."""
    response = lookups.readable_response(request.user, public_id)
    kept = get_object_or_404(response.files.select_related("file"), file__public_id=file_id)
    if not showing.is_party(request.user, response):
        version = showing.version_to_read(response, own=False)
        standing = content_of(version, response)["files"].values() if version else ()
        if str(file_id) not in {file["id"] for file in standing}:
            raise Http404
    actions.note_download(response, by=request.user, file_id=file_id)
    return uploads.as_response(kept.file)
