"""What a person may do with a page in the CMS: nobody publishes alone."""

from wagtail.models import PagePermissionTester


class NobodyPublishesAlone(PagePermissionTester):
    """Publishing goes through approval by a second person, for superusers too.

    Taking a page off the site, or its planned publication back, shows nothing new: who edits the page may do it.
    Moving and deleting what is published are left to those who may publish in Wagtail's sense.
    """

    def can_unpublish(self):
        """Not while other pages stand below it: a list or the front page is not taken away by a slip."""
        if super().can_unpublish():
            return True
        return self.page.live and self.page.is_leaf() and not self.page_locked() and self.can_edit()

    def can_unschedule(self):
        """A page that waits for its hour is locked; whoever may edit it takes the lock away with this."""
        return self.can_edit()

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False
