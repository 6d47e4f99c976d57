"""Refusals about accounts, roles and signing in, in one sentence each."""

from django.utils.translation import gettext_noop as said


ACCOUNT_SENTENCES = {
    "account_unknown": said(
        "Không có tài khoản này, hoặc tài khoản đã ngừng dùng. Đồng chí kiểm tra tên tài khoản."
    ),
    "action_not_permitted": said(
        "Tài khoản của đồng chí chưa được giao việc này ở đây. Đồng chí hỏi cấp ủy đã cấp tài khoản."
    ),
    "grant_overlaps": said(
        "Tài khoản đã giữ vai trò này ở đó trong thời gian ấy. Đồng chí kết thúc lần giao cũ trước."
    ),
    "grant_unknown": said("Không có lần giao vai trò này. Đồng chí mở lại danh sách rồi chọn."),
    "not_in_scope": said(
        "Không có tổ chức này trong phạm vi của đồng chí. Đồng chí kiểm tra tên hoặc mã."
    ),
    "username_taken": said("Tên tài khoản {username} đã có người dùng. Đồng chí chọn tên khác."),
    # Slips and locks
    "account_not_listed": said("Tài khoản này không còn ở trang này. Đồng chí mở lại trang rồi chọn."),
    "account_locked": said("Tài khoản đã khóa. Đồng chí liên hệ cấp ủy cấp trên để được mở lại."),
    "own_account": said(
        "Đồng chí không khóa hay cấp lại tài khoản của chính mình ở đây. Đồng chí đổi mật khẩu ở mục Tài khoản."
    ),
    "role_not_given": said("Vai trò này do người vận hành cấp. Đồng chí liên hệ người vận hành."),
    "sign_in_code_expired": said(
        "Mã trên phiếu đã hết hạn từ {expired_at}. Đồng chí báo cấp ủy đã phát phiếu để được cấp phiếu mới."
    ),
    "sign_in_code_replaced": said(
        "Phiếu này đã được thay bằng phiếu mới. Đồng chí dùng phiếu phát sau cùng, hoặc báo cấp ủy để được cấp lại."
    ),
    "sign_in_code_used": said(
        "Mã này đã dùng lúc {used_at}, mỗi mã chỉ dùng một lần. Nếu đã đặt mật khẩu, đồng chí đăng nhập như thường lệ; "
        "nếu không phải đồng chí dùng mã, đồng chí báo ngay cấp ủy đã phát phiếu."
    ),
    "sign_in_code_wrong": said(
        "Tên tài khoản hoặc mã không đúng. Đồng chí xem lại phiếu: mã gồm 12 chữ số, gõ liền hay cách đều được."
    ),
    "slip_open": said("Vừa có người khác phát phiếu cho tài khoản này. Đồng chí mở lại trang rồi xem lại."),
    "slips_printed": said(
        "Phiếu của lần bấm này đã tải về; mã không lưu lại nên không in lần thứ hai. "
        "Nếu chưa có tệp, đồng chí mở lại trang và cấp phiếu mới: phiếu cũ thôi hiệu lực."
    ),
    "nobody_chosen": said("Chưa chọn đồng chí nào. Đồng chí chọn ít nhất một người rồi bấm lại."),
}  # fmt: skip
