"""Who may see and handle a challenge."""

import rules

from partners.rules import is_facilitator, member_of


@rules.predicate
def is_published(user, challenge):
    return challenge.edition_id is not None


@rules.predicate
def is_owner(user, challenge):
    """A member of the department that owns it."""
    department = challenge.department
    is_department = department.helix == "public" and department.parent_id and department.parent.helix == "public"
    return bool(is_department) and member_of(user, department)


@rules.predicate
def is_editor(user):
    return user.is_authenticated and user.is_editor


rules.add_perm("challenges.view_challenge", is_published | is_owner | is_facilitator | is_editor)
rules.add_perm("challenges.handle_challenge", is_owner | is_facilitator)
rules.add_perm("challenges.cancel_challenge", is_owner | is_facilitator)
