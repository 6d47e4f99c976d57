"""Defects of a framework or of facts, each in one Vietnamese sentence with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from bontot.engine import Defect
    from bontot.primitives.errors import Fault


DEFECTS = {
    "already_there": "phần này đã có ở khung gốc",
    "bad_id": "mã không đúng dạng",
    "bands_empty": "bậc không chứa giá trị nào",
    "bands_gap": "giữa các bậc có khoảng trống",
    "bands_overlap": "hai bậc chồng lên nhau",
    "cases_empty": "trường hợp không chứa giá trị nào",
    "cases_gap": "giữa các trường hợp có khoảng trống",
    "cases_overlap": "hai trường hợp chồng lên nhau",
    "counted_twice": "một việc được tính hai lần",
    "dates_out_of_order": "ngày không theo thứ tự",
    "denominator_zero": "mẫu số bằng 0",
    "duplicate_id": "mã dùng hai lần",
    "empty_condition": "điều kiện trống",
    "indicator_differs": "khác với danh mục chỉ số",
    "judgement_form": "phần đánh giá không đúng dạng",
    "less_attainable": "có tháng không thể đạt đủ điểm",
    "loosens": "nới lỏng khi khung gốc không cho phép",
    "max_differs": "điểm tối đa không khớp",
    "max_zero": "điểm tối đa bằng 0",
    "missing_bound": "thiếu ngưỡng",
    "missing_key": "thiếu mục",
    "missing_policy": "chưa nói cách xử lý",
    "missing_rounding": "chưa nói cách làm tròn",
    "negative_count": "số đếm âm",
    "no_basis": "thiếu căn cứ",
    "no_criteria": "thiếu tiêu chí",
    "no_end": "thiếu danh hiệu hoặc mức",
    "no_facts": "thiếu số liệu khai báo",
    "no_last_case": "thiếu trường hợp cuối",
    "no_last_level": "mức cuối không được đòi hỏi gì",
    "no_levels": "khung không có mức",
    "no_pillars": "thiếu nội dung tốt",
    "no_points_here": "khung này không có điểm",
    "no_title": "khung không có danh hiệu",
    "not_a_date": "không phải ngày",
    "not_a_flag": "không phải có/không",
    "not_a_list": "không phải danh sách",
    "not_a_mapping": "không phải bảng “khóa: giá trị”",
    "not_a_multiple_of_step": "không phải bội của bước điểm",
    "not_a_number": "không phải số",
    "not_a_share": "không phải tỷ lệ",
    "not_a_whole_number": "không phải số nguyên",
    "not_text": "không phải chữ",
    "not_tightened_here": "chỗ này không siết được",
    "numerator_above_denominator": "tử số lớn hơn mẫu số",
    "options_too_few": "quá ít lựa chọn",
    "points_above_maximum": "điểm vượt mức tối đa",
    "rule_needs_points": "quy tắc này cần khung có điểm",
    "share_beyond_one": "tỷ lệ vượt 100%",
    "step_zero": "bước điểm bằng 0",
    "sum_differs": "tổng điểm không khớp",
    "thresholds_out_of_order": "ngưỡng các mức không theo thứ tự",
    "total_out_of_range": "tổng điểm ngoài giới hạn",
    "two_bounds": "hai ngưỡng trái nhau",
    "unit_misused": "đơn vị đặt sai chỗ",
    "unknown_criterion": "không có tiêu chí này",
    "unknown_effect": "không có tác động này",
    "unknown_fact": "không có số liệu này",
    "unknown_gate": "không có loại điều kiện này",
    "unknown_indicator": "không có chỉ số này trong danh mục",
    "unknown_key": "mục lạ",
    "unknown_level": "không có mức này",
    "unknown_option": "không có lựa chọn này",
    "unknown_parent": "không có khung gốc này",
    "unknown_path": "không có chỗ này ở khung gốc",
    "unknown_pillar": "không có nội dung này",
    "unknown_rule": "không có loại quy tắc này",
    "unreachable": "không thể đạt tới",
    "unreachable_level": "mức không bao giờ đạt tới",
    "unused_fact": "số liệu khai báo mà không dùng",
    "wrong_bound": "ngưỡng không hợp với loại số liệu",
    "wrong_type": "sai loại số liệu",
    "wrong_unit": "sai đơn vị",
}


# What the engine says in English beside the value, most particular first.
PHRASES = (
    (r"exactly (\S+) fits (\d+) and (\d+)", r"đúng \1 vào cả mục \2 và mục \3"),
    (r"(\S+) fits (\d+) and (\d+)", r"\1 vào cả mục \2 và mục \3"),
    (r"exactly (\S+) fits none", r"đúng \1 không vào mục nào"),
    (r"(.+) and more fits none", r"từ \1 trở lên không vào mục nào"),
    (r"(.+) fits none", r"\1 không vào mục nào"),
    (r"(bands|cases) that touch", "các mục liền nhau"),
    (r"each value in one", "mỗi giá trị vào một mục"),
    (r", also at ", ", đã có ở "),
    (r", already at ", ", đã có ở "),
    (r"each fact counted once", "mỗi số liệu tính một lần"),
    (
        r"when (\S+) does not apply only (\S+) of (\S+) can be earned",
        r"khi \1 không áp dụng chỉ được tối đa \2 trên \3",
    ),
    (r"full or rescale, if that is not meant", "full hoặc rescale, nếu không định như vậy"),
    (r"(\S+), the sum of all criteria", r"\1, tổng các tiêu chí"),
    (r"at most (\S+), the pillar's maximum", r"nhiều nhất \1, điểm tối đa của nội dung"),
    (r"less than (\S+), the level above", r"dưới \1, ngưỡng của mức trên"),
    (r"^at most ", "nhiều nhất "),
    (r"an id of its own", "mã riêng"),
    (r"the key (\S+)", r"mục \1"),
    (r"^nothing$", "không có"),
    (r"^none$", "không có"),
)

PROBLEMS = {
    "anchor": "không dùng neo (&, *): đồng chí viết lại giá trị",
    "endless_parents": "khung gốc nối tiếp quá nhiều lần",
    "key": "khóa phải là chữ",
    "not_a_mapping": "cần một bảng “khóa: giá trị”",
    "not_yaml": "không đọc được YAML",
    "tag": "không dùng thẻ kiểu (!): giá trị luôn là chữ",
    "too_deep": "các mục lồng nhau quá sâu",
    "too_long": "tệp quá dài",
    "twice": "khóa ghi hai lần",
}


def defect_sentence(defect: Defect) -> str:
    """Say where a defect stands, what it is, what was found and what is accepted."""
    severity = "SAI" if defect.severity == "error" else "XEM LẠI"
    line = f"dòng {defect.line}, " if defect.line is not None else ""
    words = DEFECTS.get(defect.code, defect.code)
    return (
        f"{severity} {line}{defect.path}: {words} [{defect.code}]. "
        f"Thấy: {_words(defect.found)}. Nhận: {_words(defect.accepted)}."
    )


def sheet_sentence(fault: Fault) -> str:
    """Say why a file could not be read and on which line."""
    line = f", dòng {fault.fields['line']}" if fault.fields["line"] else ""
    problem = PROBLEMS[str(fault.fields["problem"])]
    return f"Tệp {fault.fields['source']}{line}: {problem} ({fault.fields['found']})."


def _words(text: str) -> str:
    for pattern, vietnamese in PHRASES:
        text = re.sub(pattern, vietnamese, text)
    return text
