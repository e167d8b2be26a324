"""The addresses of search."""

from django.urls import path

from search.views import feedback, results

urlpatterns = [
    path("soeg/", results.search, name="search"),
    path("match/<uuid:public_id>/mening/", feedback.match_feedback, name="match_feedback"),
]
