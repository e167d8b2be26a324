"""Who sees which address when: product.md §5, said address by address.

A row is one word of letters, a letter a role: 2 seen, L sign in first, R led elsewhere, 3 refused, 4 not there (where
existence is a secret), M wrong method. A row that changes with the phase names each phase.
"""

ROLES = (
    "anonymous",
    "stranger",
    "writer",  # a member of the company whose response it is
    "rival",  # a member of another company that answered too
    "owner",  # a member of the department that asks
    "facilitator",
    "reviewer",  # assigned, without a conflict
    "conflicted",  # assigned, and declared a conflict
    "editor",
    "officer",
    "superuser",  # has no short cut to anything
)
PHASES = ("draft", "open", "closed", "opened", "released")
NOT_OURS = ("cms", "konto", "documents")

TABLE = {
    "accessibility_short": "RRRRRRRRRRR",
    "account_data": "L2222222222",
    "account_delete": "LRRRRRRRRRR",
    "brand_css": "22222222222",
    "case_detail": "L4442244444",
    "case_list": "L4442244444",
    "case_matches": "L4442244444",
    "case_open": "L4442244444",
    "case_release": {
        "draft": "L4444444444",
        "open": "L4444444444",
        "closed": "L4442244444",
        "opened": "L4442244444",
        "released": "L4442244444",
    },
    "case_response": {
        "open": "L4444444444",
        "closed": "L4444444444",
        "opened": "L4442244444",
        "released": "L4442244444",
    },
    "case_reviewers": {
        "draft": "L4444444444",
        "open": "L4444444444",
        "closed": "L4444444444",
        "opened": "L4442244444",
        "released": "L4442244444",
    },
    "case_timeline": "L4442244444",
    "consent_change": "MMMMMMMMMMM",
    "data_csv": "22222222222",
    "data_detail": "22222222222",
    "data_index": "22222222222",
    "data_json": "22222222222",
    "data_use_detail": "44444444444",
    "evidence_change": "L3233333333",
    "evidence_remove": "MMMMMMMMMMM",
    "evidence_verify": "MMMMMMMMMMM",
    "indicator_add": "L4342244444",
    "indicator_change": "L4342244444",
    "indicator_csv": "44444444444",
    "key_figures": "22222222222",
    "learning_write": "L4242244444",
    "letter_detail": {
        "open": "L4244444444",
        "closed": "L4244444444",
        "opened": "L4244444444",
        "released": "L4242244444",
    },
    "livez": "22222222222",
    "measurement_record": "L4242244444",
    "membership_ask": "MMMMMMMMMMM",
    "membership_change": "MMMMMMMMMMM",
    "membership_confirm": "MMMMMMMMMMM",
    "membership_decline": "MMMMMMMMMMM",
    "membership_end": "MMMMMMMMMMM",
    "milestone_reach": "L4342244444",
    "my_page": "L2222222222",
    "notice_list": "L2222222222",
    "organisation_change": "L3233233333",
    "organisation_create": "L2222222222",
    "organisation_detail": "22222222222",
    "organisation_evidence": "L3233333333",
    "organisation_list": "22222222222",
    "organisation_members": "L2222222222",
    "organisation_queue": "L3333233333",
    "organisation_verify": "MMMMMMMMMMM",
    "partner_leave": "MMMMMMMMMMM",
    "pilot_data_use": "L4442244444",
    "pilot_end": "L4342244444",
    "pilot_indicators": "L4242244444",
    "pilot_list": "L2222222222",
    "pilot_milestones": "L4342244444",
    "pilot_partners": "L4342244444",
    "pilot_plan": "L4342244444",
    "pilot_start": "L4342244444",
    "pilot_workspace": "L4242244444",
    "profile": "L2222222222",
    "profile_evidence": "LRRRRRRRRRR",
    "readyz": "22222222222",
    "response_begin": {
        "draft": "44444444444",
        "open": "22222222222",
        "closed": "22222222222",
        "opened": "22222222222",
        "released": "22222222222",
    },
    "response_detail": {
        "open": "L4244444444",
        "closed": "L4244444444",
        "opened": "L4242224444",
        "released": "L4242224444",
    },
    "response_edit": {
        "open": "L4244444444",
        "closed": "L4R44444444",
        "opened": "L4R44444444",
        "released": "L4R44444444",
    },
    "response_file": {
        "open": "L4244444444",
        "closed": "L4244444444",
        "opened": "L4242224444",
        "released": "L4242224444",
    },
    "response_list": "L2222222222",
    "response_receipt": "L4244444444",
    "response_withdraw": "L4244444444",
    "review_detail": "L4442224444",
    "review_list": "L2222222222",
    "search": "22222222222",
    "security_txt": "22222222222",
    "styleguide": "22222222222",
    "unit_create": "L3233233333",
    "update_write": "L4342244444",
}
