"""Who comes into the CMS. Wagtail sends everybody else to sign in, who then are sent back, in circles."""

from functools import wraps

from django.core.exceptions import PermissionDenied


def refused_once_signed_in(view):
    """Wrap a view of the CMS (``decorate_urlpatterns``): whoever is signed in and may not enter is refused plainly."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
