"""The addresses of projects."""

urlpatterns = []
