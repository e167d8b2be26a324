"""Every address, in one place. Danish stands without a prefix, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from hub.base import approving, entering, serving
from hub.home import errors, wellknown
from hub.home.views import site
from hub.kit import health

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
cms = decorate_urlpatterns(wagtailadmin_urls.urlpatterns, approving.one_at_a_time)
cms = decorate_urlpatterns(cms, entering.refused_once_signed_in)

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("brand.css", site.brand_css, name="brand_css"),
    path("was", site.accessibility, name="accessibility_short"),
    path(".well-known/security.txt", wellknown.security_txt, name="security_txt"),
    # Wagtail's own sign-in would skip the second factor.
    path("cms/login/", to_sign_in),
    path("cms/password_reset/", to_sign_in),
    path("_util/login/", to_sign_in),
    path("cms/", include(cms)),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    path("konto/", include("allauth.urls")),
    path("", include("hub.home.urls")),
    path("", include("search.urls")),
    path("", include("projects.urls")),
    path("", include("challenges.urls")),
    path("", include("partners.urls")),
    path("", include("hub.accounts.urls")),
    re_path(r"^((?:[\w\-]+/)*)$", serving.serve),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler429 = errors.too_many_requests  # asked for by allauth
