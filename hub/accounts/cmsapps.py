"""Wagtail's own list of users, with the form and the doors of ours."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """People have one name, a language and no password field."""

    user_viewset = "hub.accounts.cms.UserViewSet"
