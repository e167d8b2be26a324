"""Users, with the groups they are in."""

import factory
from django.contrib.auth.models import Group

from hub.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """``UserFactory(groups=["facilitator"])``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.dk")
    name = factory.Sequence(lambda number: f"Person {number}")

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        for name in extracted or ():
            self.groups.add(Group.objects.get_or_create(name=name)[0])
