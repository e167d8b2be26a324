"""The addresses of challenges."""

urlpatterns = []
