"""The addresses of partners."""

urlpatterns = []
