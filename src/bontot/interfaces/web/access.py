"""What each address asks of whoever opens it; the sweep over every address and role holds the pages to it."""

from dataclasses import dataclass
from enum import Enum

from bontot.domain.accounts.types import Action


class Door(Enum):
    """Who may open a page at all."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"


@dataclass(frozen=True, slots=True)
class Access:
    """
    What an address asks.

    Args:
        door: Who may open it at all.
        action: What the permission table must allow at the organisation it names; None where it names none.
        note: What else is asked.
    """

    door: Door
    action: Action | None = None
    note: str = ""


_OPEN = Access(Door.EVERYBODY)
_OWN = Access(Door.SIGNED_IN, note="one's own account")
_ABOVE = "the committee over these cells"
_MEMBER = Access(Door.SIGNED_IN, note="the member the account belongs to, and nobody else")
_BOOKS = "the secretary and the deputy of that very cell"

_MANAGED = "sent by a form only; each account's own roles are asked for as well"

#: The name of each address → what it asks.
ACCESS: dict[str, Access] = {
    "home": Access(Door.SIGNED_IN, note="what the account's own role shows"),
    "tree": Access(Door.SIGNED_IN, note="what the account sees"),
    "organization": Access(Door.SIGNED_IN, Action.VIEW_TREE),
    "committee_month": Access(Door.SIGNED_IN, Action.EVALUATE, _ABOVE),
    "guidance": Access(Door.SIGNED_IN, Action.EVALUATE, _ABOVE),
    "given": Access(Door.SIGNED_IN, Action.EVALUATE, _ABOVE),
    "bundle": Access(Door.SIGNED_IN, Action.EVALUATE, _ABOVE),
    "bundle_file": Access(Door.SIGNED_IN, Action.EVALUATE, _ABOVE),
    "commune_table": Access(Door.SIGNED_IN, Action.EVALUATE, _ABOVE),
    "commune_file": Access(Door.SIGNED_IN, Action.EVALUATE, _ABOVE),
    "committee_change": Access(Door.SIGNED_IN, Action.EVALUATE, "sent by a form only"),
    "result": Access(Door.SIGNED_IN, Action.VIEW_RESULT),
    "entries": Access(Door.SIGNED_IN, Action.VIEW_ENTRIES),
    "members": Access(Door.SIGNED_IN, Action.VIEW_MEMBERS, _BOOKS),
    "member": Access(Door.SIGNED_IN, Action.VIEW_RESULT, f"that member, or {_BOOKS}"),
    "member_entries": Access(Door.SIGNED_IN, Action.VIEW_RESULT, f"that member, or {_BOOKS}"),
    "meetings": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "month": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "told": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, f"{_BOOKS}; leads to the month"),
    "month_paper": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "register": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "register_change": Access(Door.SIGNED_IN, Action.RECORD_MEETING, "sent by a form only"),
    "month_amend": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, f"{_BOOKS}, once locked"),
    "month_file": Access(
        Door.SIGNED_IN, Action.VIEW_PAPERS, "the members of that very cell, once posted"
    ),
    "month_signed": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "month_change": Access(Door.SIGNED_IN, Action.RECORD_MEETING, "sent by a form only"),
    "tasks": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "task": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "task_new": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "tasks_paper": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "task_change": Access(Door.SIGNED_IN, Action.RECORD_TASK, "sent by a form only"),
    "roster": Access(Door.SIGNED_IN, Action.VIEW_MEMBERS),
    "member_add": Access(Door.SIGNED_IN, Action.MANAGE_MEMBERS, _BOOKS),
    "leaders": Access(Door.SIGNED_IN, Action.VIEW_MEMBERS),
    "transfers": Access(Door.SIGNED_IN, Action.MANAGE_MEMBERS, _BOOKS),
    "admissions": Access(Door.SIGNED_IN, Action.VIEW_MEMBERS, "counts alone"),
    "member_record": Access(Door.SIGNED_IN, Action.MANAGE_MEMBERS, _BOOKS),
    "members_change": Access(Door.SIGNED_IN, Action.MANAGE_MEMBERS, "sent by a form only"),
    "notebook": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "charges": Access(Door.SIGNED_IN, Action.VIEW_MEMBERS, "a committee alone"),
    "charges_change": Access(
        Door.SIGNED_IN, Action.DIRECT_CELLS, "asked of the cell chosen; sent by a form only"
    ),
    "corrections": Access(Door.SIGNED_IN, Action.VIEW_MINUTES, _BOOKS),
    "correction_answer": Access(Door.SIGNED_IN, Action.MANAGE_MEMBERS, "sent by a form only"),
    "own_meeting": _MEMBER,
    "own_meeting_read": _MEMBER,
    "own_meeting_change": _MEMBER,
    "own_tasks": _MEMBER,
    "own_task_change": _MEMBER,
    "own_task": _MEMBER,
    "own_pledge": _MEMBER,
    "own_pledge_change": _MEMBER,
    "own_data": _MEMBER,
    "own_copy": _MEMBER,
    "own_data_change": _MEMBER,
    "about": _OPEN,
    "gallery": Access(Door.EVERYBODY, note="every component in every state; no record"),
    "frameworks": _OPEN,
    "framework": _OPEN,
    "card": _OPEN,
    "display": _OPEN,
    "set_language": _OPEN,
    "alive": _OPEN,
    "ready": _OPEN,
    "account_login": _OPEN,
    "first_sign_in": Access(Door.EVERYBODY, note="asks for what stands on a printed slip"),
    "account_logout": _OPEN,
    "account_inactive": _OPEN,
    "account_signup": Access(Door.EVERYBODY, note="always closed: accounts are given"),
    "account_change_password": _OWN,
    "account_set_password": _OWN,
    "usersessions_list": _OWN,
    "accounts": Access(Door.SIGNED_IN, Action.VIEW_ACCOUNTS),
    "accounts_change": Access(Door.SIGNED_IN, Action.VIEW_ACCOUNTS, _MANAGED),
    "account_reauthenticate": _OWN,
    "mfa_index": _OWN,
    "mfa_authenticate": Access(Door.EVERYBODY, note="in the middle of signing in"),
    "mfa_reauthenticate": _OWN,
    "mfa_list_webauthn": _OWN,
    "mfa_add_webauthn": _OWN,
    "mfa_reauthenticate_webauthn": _OWN,
    "mfa_remove_webauthn": _OWN,
    "mfa_edit_webauthn": _OWN,
    "mfa_login_webauthn": Access(Door.EVERYBODY, note="signing in by passkey; sent by a form only"),
    "mfa_activate_totp": _OWN,
    "mfa_deactivate_totp": _OWN,
    "mfa_view_recovery_codes": _OWN,
    "mfa_generate_recovery_codes": _OWN,
    "mfa_download_recovery_codes": _OWN,
}
