"""What accounts add to /readyz: whether mail gets through."""

import datetime as dt

from hub.accounts.models import Delivery
from hub.kit import clock
from hub.kit.health import check

DELAY = dt.timedelta(minutes=5)


@check("mail")
def mail() -> str:
    """Says how many mails have waited for more than five minutes."""
    under_way = [Delivery.Status.WAITING, Delivery.Status.SENDING]
    late = Delivery.objects.filter(status__in=under_way, created_at__lt=clock.now() - DELAY).count()
    return f"{late} mails wait for more than 5 minutes" if late else ""
