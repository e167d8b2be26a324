"""Signing in as a person does, so that it counts as fresh."""

from allauth.account.models import EmailAddress

PASSWORD = "en-lang-kode-42"


def with_password(user):
    """Give the user a password and a confirmed address."""
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True, "verified": True})
    return user


def sign_in(client, user):
    """Through the sign-in page, by password."""
    with_password(user)
    answer = client.post("/konto/login/", {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def show_who_i_am(client):
    """Once more, as it is asked before something that cannot be undone."""
    assert client.post("/konto/reauthenticate/", {"password": PASSWORD}).status_code == 302
