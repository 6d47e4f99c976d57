"""Expected errors as pages: what is wrong, then what to do; never a stack, never whether a hidden thing exists."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bontot.interfaces.shared.sentences import sentence
from bontot.primitives.errors import Fault, Invalid, Refused


def _sentences(status: int) -> tuple[str, str]:
    known = {
        403: (
            _("Đồng chí chưa được giao việc này"),
            _(
                "Tài khoản của đồng chí không có quyền xem mục này. Đồng chí hỏi cấp ủy đã cấp tài khoản."
            ),
        ),
        404: (
            _("Không có trang này trong phạm vi của đồng chí"),
            _("Địa chỉ có thể gõ thiếu, hoặc mục này không thuộc phạm vi đồng chí được xem."),
        ),
        409: (
            _("Chưa thực hiện được"),
            _("Dữ liệu lúc này chưa cho phép làm việc đó. Đồng chí xem lại rồi làm tiếp."),
        ),
        422: (
            _("Nội dung gửi lên chưa đúng"),
            _("Có chỗ hệ thống không đọc được. Đồng chí quay lại, sửa rồi gửi lại."),
        ),
        429: (
            _("Đồng chí thử quá nhiều lần"),
            _("Vì an toàn, hệ thống tạm dừng nhận. Đồng chí đợi vài phút rồi thử lại."),
        ),
    }
    return known.get(status) or (
        _("Hệ thống gặp trục trặc"),
        _(
            "Việc đồng chí vừa làm chưa được ghi. Đồng chí thử lại; nếu vẫn vậy, báo người vận hành kèm giờ này."
        ),
    )


def page(request: HttpRequest, status: int, said: str = "") -> HttpResponse:
    """Render the page of a status; ``said`` takes the place of its general sentence."""
    heading, text = _sentences(status)
    return render(
        request, "components/error.html", {"heading": heading, "text": said or text}, status=status
    )


class Faults:
    """Middleware that turns an expected error into its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next one in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unchanged."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer an expected error; leave every other one to the 500 page and the log."""
        if not isinstance(exception, Fault):
            return None
        # What is hidden and what does not exist read the same: only the other families say more
        says_more = isinstance(exception, Invalid | Refused)
        return page(request, exception.http_status, sentence(exception) if says_more else "")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 404."""
    return page(request, 404)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 403."""
    return page(request, 403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form whose page was open too long."""
    return page(request, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return page(request, 500)
