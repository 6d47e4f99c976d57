"""How a notice leaves by e-mail: what kind it is and where to read it, no word of what it is about."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from bontot.domain.notices.types import Mail, NoticeKind


def send(mail: Mail) -> None:
    """
    Hand one mail to the server that the installation names.

    Raises:
        OSError: The server does not answer, or takes no mail.
    """
    with translation.override(settings.LANGUAGE_CODE):
        kind = str(NoticeKind(mail.kind).label)
        text = _("Đồng chí có một thông báo mới (%(kind)s). Đồng chí đăng nhập để xem.") % {
            "kind": kind
        }
        subject = _("Bốn Tốt: %(kind)s") % {"kind": kind}
    where = f"\n\n{settings.SITE_URL}/" if settings.SITE_URL else ""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    message = EmailMessage(
        subject=subject,
        body=f"{text}{where}\n",
        to=[mail.address],
        # The same notice always bears the same identifier: sent twice after a crash, it is shown once
        headers={"Message-ID": f"<{mail.id}@{domain}>"},
    )
    message.send()
