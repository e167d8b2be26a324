"""The addresses of the shop window."""

from django.urls import path

from hub.home import styleguide
from hub.home.views import mine

urlpatterns = [
    path("min-side/", mine.my_page, name="my_page"),
    path("min-side/beskeder/", mine.notices, name="notice_list"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
