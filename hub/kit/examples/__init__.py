"""Each component in each of its states: what /styleguide/ shows and what the component tests render.

templates/examples/<component>.html holds the states as a page would write them, each under a comment that names it.
The modules here say which components there are, in which order, and what the examples need as context.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import get_template

from hub.kit.examples import boxes, figures, forms, text, ways, work

STATE = re.compile(r"^\{# (?P<state>.+) #\}\n(?P<source>(?:(?!\{# ).*\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One state of one component."""

    component: str
    state: str
    source: str
    context: dict = field(default_factory=dict)


def states(component: str) -> dict[str, str]:
    """The sources of a component's states by name."""
    engine: Any = get_template(f"examples/{component}.html")
    return {found["state"]: found["source"].strip() for found in STATE.finditer(engine.template.source)}


def by_component() -> dict[str, list[Example]]:
    """All examples, gathered under the component's name, in the order of the style guide."""
    return {
        component: [Example(component, state, source, module.context()) for state, source in states(component).items()]
        for module in (text, boxes, ways, forms, work, figures)
        for component in module.COMPONENTS
    }
