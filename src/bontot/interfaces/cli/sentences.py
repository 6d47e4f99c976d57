"""Refusals in one sentence: what is wrong, then what to do."""

from bontot.primitives.errors import Fault


SENTENCES = {
    "database_too_old": (
        "Máy chủ PostgreSQL phiên bản {found} đã cũ: cần phiên bản {oldest} trở lên. "
        "Đồng chí nâng cấp máy chủ hoặc bỏ biến DATABASE_URL để dùng máy chủ riêng kèm theo."
    ),
    "database_unreachable": (
        "Không kết nối được cơ sở dữ liệu ở DATABASE_URL: {reason}. "
        "Đồng chí kiểm tra địa chỉ và máy chủ rồi chạy lại."
    ),
    "database_over_privileged": (
        "Tài khoản trong DATABASE_URL nhìn được qua phân quyền theo dòng. "
        "Đồng chí dùng tài khoản bontot_app; tài khoản sở hữu bảng đặt ở BONTOT_OWNER_URL."
    ),
    "embedded_failed": (
        "Máy chủ PostgreSQL riêng không khởi động được ({program}). Đồng chí xem lý do dưới đây, "
        "hoặc đặt DATABASE_URL để dùng máy chủ khác.\n{reason}"
    ),
    "database_not_migrated": (
        "Các bảng trong cơ sở dữ liệu chưa theo phiên bản này. Đồng chí chạy: bontot migrate."
    ),
}


def sentence(fault: Fault) -> str:
    """Put a refusal into words; one without words of its own shows its code and fields."""
    words = SENTENCES.get(fault.code)
    return words.format(**fault.fields) if words else str(fault)
