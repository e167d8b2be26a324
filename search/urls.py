"""The addresses of search."""

from django.urls import path

from search.views import feedback, flags, results, suggestions

urlpatterns = [
    path("soeg/", results.search, name="search"),
    path("soeg/forslag/", suggestions.search_suggest, name="search_suggest"),
    path("match/<uuid:public_id>/mening/", feedback.match_feedback, name="match_feedback"),
    path("sager/tekster/", flags.flag_queue, name="flag_queue"),
    path("sager/tekster/<uuid:public_id>/", flags.flag_decide, name="flag_decide"),
]
