"""What search adds to /readyz: which step of the ladder answers, and what keeps it from a higher one."""

from hub.kit.health import Found, check
from search import backends


@check("search")
def search_answers() -> Found:
    step = backends.step()
    return Found(step.wrong, str(step))
