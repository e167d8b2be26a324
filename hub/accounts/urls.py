"""The addresses of accounts."""

from django.urls import path

from hub.accounts import views

urlpatterns = [
    path("min-side/profil/data/", views.account_data, name="account_data"),
    path("min-side/profil/slet/", views.account_delete, name="account_delete"),
]
