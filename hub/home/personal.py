"""What the pages of the shop window hold of persons."""

from hub.base.personal import RESPONSIBLE
from hub.home.models import ContentPage, HomePage, NewsIndexPage, NewsPage
from hub.kit.personal import declare

for page in (ContentPage, HomePage, NewsIndexPage, NewsPage):
    declare(page, responsible=RESPONSIBLE)
