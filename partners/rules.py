"""Who may do what with organisations, people and evidence."""

import rules

from partners.models import Membership


def member_of(user, organisation, *, role: str | None = None) -> bool:
    """Whether the user acts for the organisation now (in ``role`` if one is given)."""
    if organisation is None or not user.is_authenticated:
        return False
    active = Membership.objects.active().filter(user=user, organisation=organisation)
    return (active.filter(role=role) if role else active).exists()


@rules.predicate
def is_facilitator(user):
    return user.is_authenticated and user.is_facilitator


@rules.predicate
def is_listed(user, organisation):
    return organisation.verified_at is not None and organisation.public


@rules.predicate
def answers_alone(_user, organisation):
    """One person's own record: nobody looks at it, joins it or changes it by itself."""
    return organisation.is_alone


@rules.predicate
def is_member(user, organisation):
    return member_of(user, organisation)


@rules.predicate
def has_asked_to_join(user, organisation):
    return user.is_authenticated and organisation.memberships.filter(user=user, ended_at=None).exists()


@rules.predicate
def is_admin(user, organisation):
    return member_of(user, organisation, role=Membership.Role.ADMIN)


@rules.predicate
def is_public_person(user, person):
    return person.public


@rules.predicate
def is_self(user, person):
    return user.is_authenticated and person.user_id == user.pk


@rules.predicate
def is_colleague(user, person):
    if not user.is_authenticated or person.user_id is None:
        return False
    ours = Membership.objects.active().filter(user=user).values("organisation")
    return Membership.objects.active().filter(user=person.user_id, organisation__in=ours).exists()


@rules.predicate
def sees_whose_evidence_it_is(user, evidence):
    if evidence.organisation is not None:
        return user.has_perm("partners.view_organisation", evidence.organisation)
    return user.has_perm("partners.view_person", evidence.person)


@rules.predicate
def declares_this_evidence(user, evidence):
    if evidence.organisation is not None:
        return member_of(user, evidence.organisation)
    return is_self(user, evidence.person)


@rules.predicate
def administers_the_membership(user, membership):
    return member_of(user, membership.organisation, role=Membership.Role.ADMIN)


@rules.predicate
def is_own_membership(user, membership):
    return user.is_authenticated and membership.user_id == user.pk


@rules.predicate
def may_ask_to_join(user, organisation):
    """Whoever sees an organisation may ask, once."""
    return user.is_authenticated and not has_asked_to_join(user, organisation)


rules.add_perm("partners.view_organisation", ~answers_alone & (is_listed | has_asked_to_join | is_facilitator))
rules.add_perm("partners.change_organisation", ~answers_alone & (is_admin | is_facilitator))
rules.add_perm("partners.join_organisation", ~answers_alone & (is_listed | is_facilitator) & may_ask_to_join)
rules.add_perm("partners.consent_for_organisation", ~answers_alone & is_admin)
rules.add_perm("partners.act_for_organisation", is_member)
rules.add_perm("partners.verify_organisation", ~answers_alone & is_facilitator)
rules.add_perm("partners.view_person", is_public_person | is_self | is_colleague | is_facilitator)
rules.add_perm("partners.change_person", is_self | is_facilitator)
rules.add_perm("partners.view_evidence", sees_whose_evidence_it_is)
rules.add_perm("partners.change_evidence", declares_this_evidence)
rules.add_perm("partners.verify_evidence", is_facilitator)
rules.add_perm("partners.confirm_membership", administers_the_membership | is_facilitator)
rules.add_perm("partners.end_membership", is_own_membership | administers_the_membership | is_facilitator)
