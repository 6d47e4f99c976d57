"""Roles, actions, and the permission table: who may do what, where from."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Invalid, NotFound, NotPermitted, Refused


class Role(TextChoices):
    """What an account is granted at an organisation for an interval."""

    SECRETARY = "secretary", _("bí thư")
    DEPUTY = "deputy", _("phó bí thư")
    CLERK = "clerk", _("chi ủy viên ghi sổ")
    MEMBER = "member", _("đảng viên")
    APPRAISER = "appraiser", _("người thẩm định")
    VIEWER = "viewer", _("người theo dõi")
    OPERATOR = "operator", _("người vận hành")


class Relation(TextChoices):
    """Where an organisation stands seen from the one a role was granted at."""

    OWN = "own", _("tại tổ chức mình")
    BELOW = "below", _("ở tổ chức bên dưới")


class Action(TextChoices):
    """What the permission table decides about. Every operation and page names one."""

    VIEW_TREE = "view_tree", _("xem cây tổ chức")
    VIEW_RESULT = "view_result", _("xem kết quả")
    VIEW_ENTRIES = "view_entries", _("xem các ghi chép làm căn cứ")
    VIEW_MEMBERS = "view_members", _("xem danh sách đảng viên")
    VIEW_MINUTES = "view_minutes", _("xem biên bản")
    VIEW_PAPERS = "view_papers", _("xem tài liệu của kỳ sinh hoạt")
    RECORD_MEETING = "record_meeting", _("ghi sinh hoạt")
    RECORD_TASK = "record_task", _("giao và cập nhật nhiệm vụ")
    RECORD_CAMPAIGN = "record_campaign", _("ghi bước phong trào, mô hình")
    RECORD_RATING = "record_rating", _("ghi xếp loại")
    RECORD_FINDING = "record_finding", _("ghi kết luận vi phạm")
    RECORD_PETITION = "record_petition", _("ghi kiến nghị")
    EVALUATE = "evaluate", _("chấm theo khung tiêu chí")
    MANAGE_MEMBERS = "manage_members", _("quản lý đảng viên")
    DIRECT_CELLS = "direct_cells", _("phân công phụ trách, giao chỉ tiêu cho chi bộ")
    MANAGE_TREE = "manage_tree", _("quản lý tổ chức")
    VIEW_ACCOUNTS = "view_accounts", _("xem các tài khoản đã lập")
    MANAGE_ACCOUNTS = "manage_accounts", _("quản lý tài khoản")
    MANAGE_MEMBER_ACCOUNTS = "manage_member_accounts", _("quản lý tài khoản của đảng viên")
    ASSIGN_FRAMEWORK = "assign_framework", _("áp dụng khung tiêu chí")
    PUBLISH_FRAMEWORK = "publish_framework", _("ban hành khung tiêu chí")
    READ_AUDIT = "read_audit", _("xem nhật ký")


_OWN = frozenset({Relation.OWN})
_BELOW = frozenset({Relation.BELOW})
_BOTH = frozenset({Relation.OWN, Relation.BELOW})
_RECORDERS = {Role.SECRETARY: _OWN, Role.DEPUTY: _OWN, Role.OPERATOR: _BOTH}
#: Who keeps the minutes beside the two: meetings and tasks of the cell, neither its members nor their accounts.
_CLERKS = {**_RECORDERS, Role.CLERK: _OWN}

#: action → role → where from. What is not written here is not allowed. The operator keeps the system: it may
#: write what an import or the sample year brings, and reads no minutes.
PERMISSIONS: Mapping[Action, Mapping[Role, frozenset[Relation]]] = {
    Action.VIEW_TREE: {
        Role.SECRETARY: _BOTH,
        Role.DEPUTY: _BOTH,
        Role.CLERK: _OWN,
        Role.MEMBER: _OWN,
        Role.APPRAISER: _BOTH,
        Role.VIEWER: _BOTH,
        Role.OPERATOR: _BOTH,
    },
    Action.VIEW_RESULT: {
        Role.SECRETARY: _BOTH,
        Role.DEPUTY: _BOTH,
        Role.CLERK: _OWN,
        Role.MEMBER: _OWN,
        Role.APPRAISER: _BOTH,
        Role.VIEWER: _BOTH,
        Role.OPERATOR: _BOTH,
    },
    Action.VIEW_ENTRIES: {
        Role.SECRETARY: _BOTH,
        Role.DEPUTY: _BOTH,
        Role.CLERK: _OWN,
        Role.APPRAISER: _BOTH,
        Role.OPERATOR: _BOTH,
    },
    Action.VIEW_MEMBERS: {
        Role.SECRETARY: _OWN,
        Role.DEPUTY: _OWN,
        Role.CLERK: _OWN,
        Role.APPRAISER: _BOTH,
        Role.OPERATOR: _BOTH,
    },
    Action.VIEW_MINUTES: {Role.SECRETARY: _OWN, Role.DEPUTY: _OWN, Role.CLERK: _OWN},
    Action.VIEW_PAPERS: {
        Role.SECRETARY: _OWN,
        Role.DEPUTY: _OWN,
        Role.CLERK: _OWN,
        Role.MEMBER: _OWN,
    },
    Action.RECORD_MEETING: _CLERKS,
    Action.RECORD_TASK: _CLERKS,
    Action.RECORD_CAMPAIGN: _RECORDERS,
    Action.RECORD_RATING: {
        Role.SECRETARY: _BOTH,
        Role.DEPUTY: _BOTH,
        Role.APPRAISER: _BOTH,
        Role.OPERATOR: _BOTH,
    },
    Action.RECORD_FINDING: {Role.APPRAISER: _BOTH, Role.OPERATOR: _BOTH},
    Action.RECORD_PETITION: _RECORDERS,
    Action.EVALUATE: {
        Role.SECRETARY: _BOTH,
        Role.DEPUTY: _BOTH,
        Role.APPRAISER: _BOTH,
        Role.OPERATOR: _BOTH,
    },
    Action.MANAGE_MEMBERS: _RECORDERS,
    Action.DIRECT_CELLS: {
        Role.SECRETARY: _BELOW,
        Role.DEPUTY: _BELOW,
        Role.APPRAISER: _BELOW,
        Role.OPERATOR: _BOTH,
    },
    Action.MANAGE_TREE: {Role.APPRAISER: _BELOW, Role.OPERATOR: _BOTH},
    Action.VIEW_ACCOUNTS: {
        Role.SECRETARY: _OWN,
        Role.DEPUTY: _OWN,
        Role.APPRAISER: _BOTH,
        Role.OPERATOR: _BOTH,
    },
    Action.MANAGE_ACCOUNTS: {Role.APPRAISER: _BELOW, Role.OPERATOR: _BOTH},
    Action.MANAGE_MEMBER_ACCOUNTS: {
        Role.SECRETARY: _OWN,
        Role.DEPUTY: _OWN,
        Role.APPRAISER: _BELOW,
        Role.OPERATOR: _BOTH,
    },
    Action.ASSIGN_FRAMEWORK: {Role.APPRAISER: _BOTH, Role.OPERATOR: _BOTH},
    Action.PUBLISH_FRAMEWORK: {Role.OPERATOR: _BOTH},
    Action.READ_AUDIT: {Role.APPRAISER: _BOTH, Role.OPERATOR: _BOTH},
}


class AccountState(TextChoices):
    """How far an account is on the way from its printed slip to a password or passkey of its own."""

    NEW = "new", _("chưa phát phiếu")
    SLIP = "slip", _("đã phát phiếu, chờ đăng nhập lần đầu")
    EXPIRED = "expired", _("phiếu đã hết hạn")
    STARTED = "started", _("đã dùng mã, chưa đặt mật khẩu")
    READY = "ready", _("đang dùng")
    LOCKED = "locked", _("đã khóa")

    @property
    def tone(self) -> str:
        """In which tone it is shown."""
        return {"new": "unk", "slip": "part", "ready": "", "locked": "off"}.get(self.value, "no")


class ActionNotPermitted(NotPermitted):
    """The account sees the organisation and may not do this there."""

    code = "action_not_permitted"


class NotInScope(NotFound):
    """The organisation is outside what the account may see: answered as if it did not exist."""

    code = "not_in_scope"


class AccountUnknown(NotFound):
    """No active account has this name."""

    code = "account_unknown"


class GrantUnknown(NotFound):
    """There is no such grant where the actor looks."""

    code = "grant_unknown"


@refuses("bontot_user_username_key")
class UsernameTaken(Refused):
    """Another account has this name."""

    code = "username_taken"


@refuses("grant_held_once")
class GrantOverlaps(Refused):
    """The account already holds this role there in that time."""

    code = "grant_overlaps"


class RoleNotGiven(NotPermitted):
    """Only one who keeps the system makes others keep it."""

    code = "role_not_given"


class OwnAccount(Refused):
    """Nobody locks or resets the account they are signed in with."""

    code = "own_account"


class SignInCodeWrong(Invalid):
    """The name and the one-time code do not belong together; which of them is wrong is not said."""

    code = "sign_in_code_wrong"


class SignInCodeUsed(Refused):
    """The one-time code was used before; field `used_at`."""

    code = "sign_in_code_used"


class SignInCodeExpired(Refused):
    """The one-time code is older than its days; field `expired_at`."""

    code = "sign_in_code_expired"


class SignInCodeReplaced(Refused):
    """A newer slip took this one's place."""

    code = "sign_in_code_replaced"


class AccountLocked(Refused):
    """The account is locked by whoever manages it."""

    code = "account_locked"


@refuses("sign_in_slip_open_once")
class SlipOpen(Refused):
    """The account got another slip at the same moment."""

    code = "slip_open"
