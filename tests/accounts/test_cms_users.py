"""Administrators look after users in the CMS; roles change nothing but by a verb."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group, Permission

from hub.accounts import actions
from hub.accounts.models import User
from hub.kit.audit import AuditEntry
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]

GIVEN = {"email": "Ny@Example.dk", "name": "Ny Person", "language": "da"}


@pytest.fixture
def superuser():
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def administrator():
    """In the group, with the rights of a fresh installation."""
    user = UserFactory(groups=["administrator"])
    rights = Permission.objects.filter(codename__in=["access_admin", "add_user", "change_user", "view_user"])
    user.groups.get().permissions.set(rights)
    return user


def test_somebody_is_added_without_a_password_and_with_roles(client, superuser):
    editors = Group.objects.create(name="editor")
    client.force_login(superuser)
    assert client.get("/cms/users/new/").status_code == 200
    answer = client.post("/cms/users/new/", GIVEN | {"groups": [editors.pk]})
    assert answer.status_code == 302, answer.context["form"].errors
    new = User.objects.get(email="ny@example.dk")
    assert (new.name, new.language, new.is_editor, new.has_usable_password()) == ("Ny Person", "da", True, False)


def test_somebody_is_changed(client, superuser):
    user = UserFactory(name="Før")
    client.force_login(superuser)
    page = client.get(f"/cms/users/edit/{user.pk}/").content.decode()
    assert 'value="Før"' in page
    assert "first_name" not in page
    answer = client.post(f"/cms/users/edit/{user.pk}/", GIVEN | {"email": user.email, "is_active": "on"})
    assert answer.status_code == 302, answer.context["form"].errors
    user.refresh_from_db()
    assert (user.name, user.is_active) == ("Ny Person", True)


@pytest.mark.once(False)
def test_an_address_that_is_taken_is_told_beside_the_field(client, superuser):
    UserFactory(email="ny@example.dk")
    client.force_login(superuser)
    assert list(client.post("/cms/users/new/", GIVEN).context["form"].errors) == ["email"]


def signed_in_elsewhere(client_class, user):
    elsewhere = client_class()
    elsewhere.force_login(user)
    assert elsewhere.get("/min-side/").status_code == 200
    return elsewhere


def test_a_change_of_roles_signs_the_person_out_and_is_on_record(client, superuser):
    user, editors = UserFactory(), Group.objects.create(name="editor")
    elsewhere = signed_in_elsewhere(type(client), user)
    client.force_login(superuser)
    given = GIVEN | {"email": user.email, "is_active": "on", "groups": [editors.pk]}
    client.post(f"/cms/users/edit/{user.pk}/", given)
    assert elsewhere.get("/min-side/").status_code == 302
    entry = AuditEntry.objects.get(action="accounts.groups_changed")
    assert (entry.actor_id, entry.data) == (superuser.public_id, {"gained": ["editor"], "lost": []})


def test_saving_without_a_change_of_roles_signs_nobody_out(client, superuser):
    user = UserFactory(groups=["editor"])
    elsewhere = signed_in_elsewhere(type(client), user)
    actions.set_groups(user, user.groups.all(), by=superuser)
    client.force_login(superuser)
    groups = [group.pk for group in user.groups.all()]
    client.post(f"/cms/users/edit/{user.pk}/", GIVEN | {"email": user.email, "is_active": "on", "groups": groups})
    assert elsewhere.get("/min-side/").status_code == 200
    assert not AuditEntry.objects.filter(action="accounts.groups_changed").exists()


def test_who_is_closed_out_is_out_at_once(client, superuser):
    user = UserFactory()
    signed_in_elsewhere(type(client), user)
    client.force_login(superuser)
    client.post(f"/cms/users/edit/{user.pk}/", GIVEN | {"email": user.email})
    user.refresh_from_db()
    assert not user.is_active
    assert not UserSession.objects.filter(user=user).exists()


def test_another_address_closes_the_door_of_the_old_one(client, superuser):
    user = UserFactory()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    client.force_login(superuser)
    client.post(f"/cms/users/edit/{user.pk}/", GIVEN | {"is_active": "on"})
    assert not EmailAddress.objects.filter(user=user).exists()
    user.refresh_from_db()
    assert user.email == "ny@example.dk"


def test_an_administrator_makes_no_superuser(client, administrator):
    user = UserFactory()
    client.force_login(administrator)
    given = GIVEN | {"email": user.email, "is_active": "on", "is_superuser": "on"}
    assert client.post(f"/cms/users/edit/{user.pk}/", given).status_code == 302
    user.refresh_from_db()
    assert (user.name, user.is_superuser) == ("Ny Person", False)


@pytest.mark.once(False)
def test_deleting_a_user_erases_the_person_and_keeps_the_row(client, superuser):
    user = UserFactory(name="Ingeborg")
    client.force_login(superuser)
    assert client.get(f"/cms/users/delete/{user.pk}/").status_code == 200
    assert client.post(f"/cms/users/delete/{user.pk}/").status_code == 302
    user.refresh_from_db()
    assert (user.name, user.is_active) == ("Slettet bruger", False) or not user.is_active
    assert "Ingeborg" not in user.name


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_nothing_is_done_to_users_in_bulk(client, superuser, action):
    user, editors = UserFactory(), Group.objects.create(name="editor")
    client.force_login(superuser)
    given = {"role": editors.pk, "mark_as_active": ""}
    client.post(f"/cms/bulk/accounts/user/{action}/?id={user.pk}", given)
    user.refresh_from_db()
    assert (user.is_active, user.groups.count()) == (True, 0)


@pytest.mark.parametrize("path", ["/cms/users/", "/cms/users/?q=Person", "/cms/account/"])
def test_the_pages_about_users_are_shown(client, superuser, path):
    client.force_login(superuser)
    assert client.get(path).status_code == 200


def test_one_changes_ones_own_name_in_the_cms(client, superuser):
    client.force_login(superuser)
    page = client.get("/cms/account/")
    panels = [panel for panels in page.context["panels_by_tab"].values() for panel in panels]
    given = {}
    for panel in panels:
        form = panel.get_form()
        given |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    given["name_email-name"] = "Rod Root"
    given = {name: value for name, value in given.items() if value not in (False, None)}
    assert client.post("/cms/account/", given).status_code == 302
    superuser.refresh_from_db()
    assert superuser.name == "Rod Root"
