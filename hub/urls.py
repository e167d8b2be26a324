"""Every address, in one place."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("konto/", include("allauth.urls")),
    path("", include(wagtail_urls)),
]
