"""Refusals in one sentence: what is wrong, then what to do."""

from bontot.engine import FactErrors, FrameworkErrors
from bontot.interfaces.cli.defects import defect_sentence, sheet_sentence
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
    "organization_unknown": (
        "Không có tổ chức đảng nào là “{organization}” trong phạm vi và thời gian này. "
        "Đồng chí kiểm tra tên, mã hoặc kỳ."
    ),
    "organization_ambiguous": (
        "Có nhiều tổ chức đảng khớp với “{organization}”: {names}. Đồng chí ghi rõ mã."
    ),
    "no_framework_in_force": (
        "Ngày {on:%d/%m/%Y} chưa có khung tiêu chí nào áp dụng cho tổ chức này ({strand}). "
        "Đồng chí kiểm tra kỳ hoặc giao khung tiêu chí cho tổ chức."
    ),
    "two_frameworks_in_force": (
        "Ngày {on:%d/%m/%Y} có hai khung tiêu chí cùng áp dụng cho tổ chức này: {frameworks}. "
        "Đồng chí kết thúc một khung rồi chạy lại."
    ),
    "framework_unknown": "Chưa ban hành khung tiêu chí {framework}. Đồng chí kiểm tra tên và phiên bản.",
    "version_published": (
        "Khung tiêu chí {framework} đã ban hành với nội dung khác. "
        "Bản đã ban hành không sửa: đồng chí đặt phiên bản mới."
    ),
    "digest_mismatch": "Nội dung khung tiêu chí {framework} không khớp mã kiểm tra. Đồng chí nạp lại tệp gốc.",
    "unknown_framework": (
        "Không có khung tiêu chí “{framework}”. Đồng chí xem danh sách bằng: bontot framework list."
    ),
    "no_such_sheet": "Không có tệp khung tiêu chí ở {path}. Đồng chí kiểm tra đường dẫn.",
    "changed_meanwhile": (
        "{who} đã sửa mục này sau khi đồng chí mở. Đồng chí mở lại để xem thay đổi rồi làm tiếp."
    ),
    "key_reused": "Yêu cầu này đã được dùng cho việc khác. Đồng chí mở lại trang rồi làm lại.",
    "not_in_scope": "Không có tổ chức này trong phạm vi của đồng chí.",
    "action_not_permitted": "Tài khoản của đồng chí không được giao việc này ở đây.",
    "account_unknown": "Không có tài khoản này hoặc tài khoản đã ngừng dùng.",
    "username_taken": "Tên tài khoản {username} đã có người dùng. Đồng chí chọn tên khác.",
    "parent_unknown": "Tổ chức cấp trên không có trong thời gian đã ghi. Đồng chí kiểm tra cây tổ chức.",
    "label_taken": "Nhãn của tổ chức đã được dùng. Đồng chí chọn nhãn khác.",
    "spells_overlap": "Đảng viên có hai khoảng sinh hoạt chồng lên nhau. Đồng chí sửa ngày bắt đầu hoặc kết thúc.",
    "two_secretaries": "Một tổ chức có hai bí thư cùng lúc. Đồng chí sửa ngày giữ chức vụ.",
    "spell_outside_life": "Thời gian sinh hoạt nằm ngoài thời gian hoạt động của tổ chức.",
    "nothing_to_evaluate": (
        "Chưa nói đánh giá ai. Đồng chí ghi tên hoặc mã tổ chức, --place my-long, --all, "
        "hoặc --facts TỆP --framework KHUNG."
    ),
    "option_missing": "Thiếu {option}. Đồng chí thêm {option} vào lệnh rồi chạy lại.",
    "output_needs_file": "Bảng tính không in ra màn hình được. Đồng chí thêm {option} TÊN_TỆP.xlsx.",
    "facts_file_missing": "Không đọc được tệp số liệu {path}. Đồng chí kiểm tra đường dẫn.",
    "unreadable_period": "Kỳ “{text}” không đọc được. Đồng chí ghi năm (2024) hoặc tháng (2024-05).",
    "period_without_data": "Kỳ {period} chưa có gì được ghi. Đồng chí chọn kỳ khác hoặc ghi dữ liệu trước.",
    "not_evaluated": (
        "Chưa có kết quả kỳ {period} của tổ chức này. Đồng chí chạy: bontot evaluate … --period {period}."
    ),
    "constraint_broken": "Cơ sở dữ liệu từ chối thay đổi này ({constraint}). Không có gì được ghi.",
}


def sentence(fault: Fault) -> str:
    """Put a refusal into words; one without words of its own shows its code and fields."""
    if isinstance(fault, FrameworkErrors | FactErrors):
        return "\n".join(defect_sentence(defect) for defect in fault.defects)
    if fault.code == "unreadable_sheet":
        return sheet_sentence(fault)
    words = SENTENCES.get(fault.code)
    if not words:
        return str(fault)
    fields = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in fault.fields.items()
    }
    return words.format(**fields)
