"""What a person may do with a page in the CMS: nobody publishes alone."""

from wagtail.models import PagePermissionTester


class NobodyPublishesAlone(PagePermissionTester):
    """Publishing goes through approval by a second person, for superusers too.

    Unpublishing, moving and deleting are left to those who may publish in Wagtail's sense.
    """

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False
