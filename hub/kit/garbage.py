"""How often Python looks for what nobody holds any more."""

import gc

YOUNG, OLDER, OLDEST = 50_000, 20, 5  # objects, and how many looks before one at those that outlived so many


def seldom() -> None:
    """For a process that answers visitors, once it has loaded what it needs.

    Python looks each 700 objects, which are four times a search, and each 70,000 through everything it has loaded.
    What has no cycles goes at once anyhow. What has is kept a little longer: 2 KB a page that was shown, so a dozen MB
    until the oldest are looked at, too, which takes 40 ms.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDEST)
