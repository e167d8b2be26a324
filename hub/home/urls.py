"""The addresses of the shop window."""

from django.urls import path

from hub.home import styleguide
from hub.home.views import mine, opendata

urlpatterns = [
    path("min-side/", mine.my_page, name="my_page"),
    path("min-side/beskeder/", mine.notices, name="notice_list"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("tal/", opendata.key_figures, name="key_figures"),
    path("data/", opendata.data_index, name="data_index"),
    path("data/<slug:slug>/", opendata.data_detail, name="data_detail"),
    path("data/<slug:slug>.csv", opendata.data_csv, name="data_csv"),
    path("data/<slug:slug>.json", opendata.data_json, name="data_json"),
]
