"""Template tag: the accounts printed on the sign-in page of the demo, and nowhere else."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from bontot.domain.accounts.types import Role
from bontot.samples.accounts import ACCOUNTS


register = template.Library()


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account anybody may try."""

    role: str
    sees: str
    username: str
    password: str


@register.simple_tag
def demo_accounts() -> tuple[DemoAccount, ...]:
    """Return the accounts of the sample year; none unless the demo runs."""
    if not settings.DEMO:
        return ()
    sees = {
        Role.SECRETARY: _("Việc của tháng, kết quả chi bộ và điều còn thiếu"),
        Role.MEMBER: _("Nhiệm vụ và kết quả của mình, kết quả chi bộ"),
        Role.APPRAISER: _("Các chi bộ của phường và điều cần chú ý"),
        Role.VIEWER: _("Các đảng bộ trong tỉnh, không có tên người"),
        Role.OPERATOR: _("Tình trạng hệ thống"),
    }
    return tuple(
        DemoAccount(
            role=str(Role(one.role).label).capitalize(),
            sees=sees.get(one.role, ""),
            username=one.username,
            password=one.password,
        )
        for one in ACCOUNTS
    )
