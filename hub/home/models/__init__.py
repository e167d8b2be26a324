"""The pages of the shop window."""

from hub.home.models.pages import ContentPage, HomePage, NewsIndexPage, NewsPage

__all__ = ["ContentPage", "HomePage", "NewsIndexPage", "NewsPage"]
