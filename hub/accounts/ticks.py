"""What accounts do by the clock."""

import datetime as dt

from hub.accounts.actions import deliver_forgotten, send_digests
from hub.kit.tasks import tick

tick("accounts.deliver_forgotten", every=dt.timedelta(minutes=5))(deliver_forgotten)
tick("accounts.send_digests", every=dt.timedelta(days=1))(send_digests)
