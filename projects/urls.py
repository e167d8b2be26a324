"""The addresses of projects."""

from django.urls import path

from projects.views import public

urlpatterns = [
    path("databrug/<uuid:public_id>/", public.data_use_detail, name="data_use_detail"),
    path("data/indikatorer/<uuid:public_id>.csv", public.indicator_csv, name="indicator_csv"),
]
