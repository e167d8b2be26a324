"""Each field that tells something of a person is declared, with what becomes of it and why it is held."""

import re

import pytest
from django.apps import apps
from django.db import models

from hub.accounts.models import User
from hub.kit.personal import Fate, declared
from partners.models import Person

OURS = ["kit", "accounts", "base", "partners", "challenges", "projects", "search", "home"]
NAMES = re.compile(
    r"(^|_)(e?mail|phone|address|owner|actor|user|person|contact|photographer|author)(_id|_name|_email)?$"
)


def of_our_own(model):
    """The fields that a model of ours adds itself; what Wagtail's models hold is Wagtail's to say."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [field for field in fields if not getattr(field.remote_field, "parent_link", False)]


def tells_of_a_person(field):
    if isinstance(field, models.EmailField) or field.related_model in {User, Person}:
        return True
    if field.model in {User, Person} and isinstance(field, models.CharField | models.TextField):
        return True
    return bool(NAMES.search(field.name)) and not field.is_relation


def personal_fields():
    return {
        (model, field.name)
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for field in of_our_own(model)
        if tells_of_a_person(field)
    }


def all_declared():
    return {(model, name) for model, fields in declared().items() for name in fields}


def test_no_field_that_tells_of_a_person_is_undeclared():
    missing = sorted(f"{model._meta.label}.{name}" for model, name in personal_fields() - all_declared())
    assert missing == []


def test_the_search_for_such_fields_finds_them():
    found = {f"{model._meta.label}.{name}" for model, name in personal_fields()}
    assert {"accounts.User.email", "accounts.User.name", "kit.PrivateFile.owner", "kit.AuditEntry.actor_id"} <= found


@pytest.mark.parametrize("model", declared(), ids=lambda model: model._meta.label)
def test_each_declaration_gives_its_reason_and_can_be_carried_out(model):
    for name, said in declared()[model].items():
        field = model._meta.get_field(name)
        assert len(said.why.split()) >= 4, f"{name}: {said.why}"
        assert said.why.endswith(".")
        if said.fate is Fate.ERASE:
            assert field.many_to_many or field.null or field.empty_strings_allowed, f"{name} can't be left empty"
