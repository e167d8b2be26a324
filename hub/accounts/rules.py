"""Who may do what with what accounts hold."""

import rules


@rules.predicate
def is_own_follow(user, follow):
    return user.is_authenticated and follow.user_id == user.pk


rules.add_perm("accounts.view_follow", is_own_follow)
