"""What accounts do by the clock."""

import datetime as dt

from hub.accounts.actions import deliver_forgotten
from hub.kit.tasks import tick

tick("accounts.deliver_forgotten", every=dt.timedelta(minutes=5))(deliver_forgotten)
