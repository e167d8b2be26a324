"""Each component in each of its states: what /styleguide/ shows and what the component tests render.

An example is a name for the state, template source as a page would write it, and its context.
"""

from dataclasses import dataclass, field

from hub.kit.examples import boxes, figures, forms, text, ways, work


@dataclass(frozen=True)
class Example:
    """One state of one component."""

    component: str
    state: str
    source: str
    context: dict = field(default_factory=dict)


def examples() -> list[Example]:
    """All examples, in the order of the style guide."""
    return [
        Example(component, state, source, module.context())
        for module in (text, boxes, ways, forms, work, figures)
        for component, states in module.STATES.items()
        for state, source in states.items()
    ]


def by_component() -> dict[str, list[Example]]:
    """The same, gathered under the component's name."""
    gathered: dict[str, list[Example]] = {}
    for example in examples():
        gathered.setdefault(example.component, []).append(example)
    return gathered
