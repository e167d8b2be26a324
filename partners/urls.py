"""The addresses of partners."""

from django.urls import path

from partners.views import public, registering

urlpatterns = [
    path("partnere/", public.organisation_list, name="organisation_list"),
    path("partnere/ny/", registering.organisation_create, name="organisation_create"),
    path("partnere/<slug:slug>/", public.organisation_detail, name="organisation_detail"),
]
