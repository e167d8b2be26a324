"""The addresses of search."""

from django.urls import path

from search.feeds import search_feed
from search.views import (
    exposure,
    feedback,
    flags,
    register,
    results,
    saved,
    spreadsheet,
    state,
    suggestions,
    team,
    weights,
)

urlpatterns = [
    path("soeg/", results.search, name="search"),
    path("soeg/resultater.csv", spreadsheet.search_csv, name="search_csv"),
    path("soeg/forslag/", suggestions.search_suggest, name="search_suggest"),
    path("soeg/foelg/", saved.search_follow, name="search_follow"),
    path("soeg/foelg/<uuid:public_id>/", saved.saved_search_change, name="saved_search_change"),
    path("soeg/foelg/<uuid:public_id>/fjern/", saved.saved_search_remove, name="saved_search_remove"),
    path("soeg/foelg/stop/<str:token>/", saved.saved_search_stop, name="saved_search_stop"),
    path("feeds/soeg/", search_feed, name="search_feed"),
    path("saadan-virker-soegningen/", register.how_search_works, name="how_search_works"),
    path("saadan-matcher-vi/", register.how_we_match, name="how_we_match"),
    path("saadan-matcher-vi.json", register.how_we_match_json, name="how_we_match_json"),
    path("match/<uuid:public_id>/mening/", feedback.match_feedback, name="match_feedback"),
    path("sager/soegning/", state.search_state, name="search_state"),
    path("sager/synlighed/", exposure.exposure_audit, name="exposure_audit"),
    path("sager/tekster/", flags.flag_queue, name="flag_queue"),
    path("sager/tekster/<uuid:public_id>/", flags.flag_decide, name="flag_decide"),
    path("sager/vaegte/", weights.weights_change, name="weights_change"),
    path("sager/vaegte/<int:number>/", weights.weights_restore, name="weights_restore"),
    path("sager/<uuid:public_id>/hold/", team.case_team, name="case_team"),
]
