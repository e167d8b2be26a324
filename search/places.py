"""How near an organisation works to the municipality, by the places it says."""

from hub.base.models import SiteSettings
from search import analysis

EVERYWHERE = frozenset(
    {"hele landet", "hele danmark", "danmark", "landsdaekkende", "online", "remote", "nationwide", "denmark"}
)
NO_NAME = "kommunen"  # what an installation is called before anybody has said


def municipality_place() -> str:
    """The name of the place, folded: "Fjordby Kommune" is fjordby. "" before the municipality is named."""
    settings = SiteSettings.objects.first()
    words = analysis.fold(settings.municipality).split() if settings else []
    return "" if words == [NO_NAME] else " ".join(word for word in words if word not in ("kommune", "municipality"))


def closeness(places: str, here: str) -> float | None:
    """1 for who works in the municipality or everywhere; None where it isn't known how far away the places are."""
    said = {analysis.fold(place).strip() for place in places.split(",")}
    return 1.0 if said & (EVERYWHERE | {here} - {""}) else None
