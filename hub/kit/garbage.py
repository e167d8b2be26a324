"""How often Python looks for what nobody holds any more."""

import gc

YOUNG, OLDER = 50_000, 20  # objects, and how many looks at these before the next larger one


def seldom() -> None:
    """For a process that answers visitors, once it has loaded what it needs.

    Python looks each 700 objects, which are four times a search, and each 70,000 through everything it has loaded.
    What has no cycles goes at once anyhow. What has is kept a little longer: some MB.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDER)
