"""Where the municipality lies, and which of the places people write the map knows."""

from __future__ import annotations

from dataclasses import dataclass

from hub.base.models import SiteSettings
from hub.kit.letters import fold
from hub.kit.places.gazetteer import Place, find
from hub.kit.places.reading import Said, read

NO_NAME = "kommunen"  # what an installation is called before anybody has said
NOT_ITS_NAME = frozenset({"the", "of", "kommune", "regionskommune", "municipality"})


@dataclass(frozen=True)
class Whereabouts:
    """The municipality's name, folded ("Fjordby Kommune" is fjordby; "" before it is named), and where it is."""

    name: str = ""
    place: Place | None = None

    def is_here(self, said: Said) -> bool:
        """Whether the place is the municipality itself, by its name."""
        return bool(self.name) and bare(said.text) == self.name


def whereabouts() -> Whereabouts:
    """Of the municipality of this hub: the place somebody has chosen, else that of its name."""
    settings = SiteSettings.objects.first()
    name = bare(settings.municipality) if settings else ""
    if settings is None or name == NO_NAME:
        name = ""
    chosen = settings.place if settings else ""
    return Whereabouts(name, find(chosen or name))


def bare(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in NOT_ITS_NAME)


def not_on_the_map(text: str) -> list[str]:
    """The places that are said and mean nothing to the matching."""
    here = whereabouts()
    return [said.text for said in read(text) if not said.is_understood and not here.is_here(said)]
