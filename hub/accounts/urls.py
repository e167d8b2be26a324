"""The addresses of accounts."""

urlpatterns = []
