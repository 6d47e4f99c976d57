"""Defects of a framework or of facts, each in one sentence with its place, in the active language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as said

from bontot.interfaces.shared.defect_phrases import ACCEPTED, FOUND


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bontot.engine import Defect
    from bontot.primitives.errors import Fault


DEFECTS = {
    "already_there": said("phần này đã có ở khung gốc"),
    "bad_id": said("mã không đúng dạng"),
    "bands_empty": said("bậc không chứa giá trị nào"),
    "bands_gap": said("giữa các bậc có khoảng trống"),
    "bands_overlap": said("hai bậc chồng lên nhau"),
    "cases_empty": said("trường hợp không chứa giá trị nào"),
    "cases_gap": said("giữa các trường hợp có khoảng trống"),
    "cases_overlap": said("hai trường hợp chồng lên nhau"),
    "counted_twice": said("một việc được tính hai lần"),
    "dates_out_of_order": said("ngày không theo thứ tự"),
    "denominator_zero": said("mẫu số bằng 0"),
    "duplicate_id": said("mã dùng hai lần"),
    "empty_condition": said("điều kiện trống"),
    "indicator_differs": said("khác với danh mục chỉ số"),
    "judgement_form": said("phần đánh giá không đúng dạng"),
    "less_attainable": said("có tháng không thể đạt đủ điểm"),
    "loosens": said("nới lỏng khi khung gốc không cho phép"),
    "max_differs": said("điểm tối đa không khớp"),
    "max_zero": said("điểm tối đa bằng 0"),
    "missing_bound": said("thiếu ngưỡng"),
    "missing_key": said("thiếu mục"),
    "missing_not_applicable_policy": said("chưa nói tính điểm thế nào khi không áp dụng"),
    "missing_rounding": said("chưa nói cách làm tròn"),
    "missing_unknown_policy": said("chưa nói tính điểm thế nào khi chưa có căn cứ"),
    "negative_count": said("số đếm âm"),
    "nested_cases": said("trường hợp lồng trong trường hợp"),
    "no_basis": said("thiếu căn cứ"),
    "no_criteria": said("thiếu tiêu chí"),
    "no_end": said("thiếu danh hiệu hoặc mức"),
    "no_facts": said("thiếu số liệu khai báo"),
    "no_last_case": said("thiếu trường hợp cuối"),
    "no_last_level": said("mức cuối không được đòi hỏi gì"),
    "no_levels": said("khung không có mức"),
    "no_pillars": said("thiếu nội dung tốt"),
    "no_points_here": said("khung này không có điểm"),
    "no_quantity": said("chưa nói đo số liệu nào"),
    "no_title": said("khung không có danh hiệu"),
    "not_a_date": said("không phải ngày"),
    "not_a_flag": said("không phải có/không"),
    "not_a_grade": said("không phải mức xếp loại"),
    "not_a_list": said("không phải danh sách"),
    "not_a_mapping": said("không phải bảng “khóa: giá trị”"),
    "not_a_multiple_of_step": said("không phải bội của bước điểm"),
    "not_a_number": said("không phải số"),
    "not_a_share": said("không phải tỷ lệ"),
    "not_a_whole_number": said("không phải số nguyên"),
    "not_among": said("không thuộc các giá trị được nhận"),
    "not_one_gate": said("cần đúng một loại điều kiện"),
    "not_one_key": said("cần đúng một mục"),
    "not_one_level": said("cần đúng một ngưỡng"),
    "not_one_rule": said("cần đúng một loại quy tắc"),
    "not_one_share": said("cần đúng một ngưỡng"),
    "not_text": said("không phải chữ"),
    "not_tightened_here": said("chỗ này không siết được"),
    "numerator_above_denominator": said("tử số lớn hơn mẫu số"),
    "options_too_few": said("quá ít lựa chọn"),
    "points_above_maximum": said("điểm vượt mức tối đa"),
    "rule_does_not_hold": said("các phần của quy tắc trái nhau"),
    "rule_needs_points": said("quy tắc này cần khung có điểm"),
    "share_beyond_one": said("tỷ lệ vượt 100%"),
    "step_zero": said("bước điểm bằng 0"),
    "sum_differs": said("tổng điểm không khớp"),
    "thresholds_out_of_order": said("ngưỡng các mức không theo thứ tự"),
    "too_many": said("số quá lớn"),
    "total_out_of_range": said("tổng điểm ngoài giới hạn"),
    "two_bounds": said("hai ngưỡng trái nhau"),
    "unit_misused": said("đơn vị đặt sai chỗ"),
    "unknown_criterion": said("không có tiêu chí này"),
    "unknown_effect": said("không có tác động này"),
    "unknown_fact": said("không có số liệu này"),
    "unknown_gate": said("không có loại điều kiện này"),
    "unknown_indicator": said("không có chỉ số này trong danh mục"),
    "unknown_key": said("mục lạ"),
    "unknown_level": said("không có mức này"),
    "unknown_option": said("không có lựa chọn này"),
    "unknown_parent": said("không có khung gốc này"),
    "unknown_path": said("không có chỗ này ở khung gốc"),
    "unknown_pillar": said("không có nội dung này"),
    "unknown_rule": said("không có loại quy tắc này"),
    "unreachable": said("không thể đạt tới"),
    "unreachable_level": said("mức không bao giờ đạt tới"),
    "unused_fact": said("số liệu khai báo mà không dùng"),
    "wrong_bound": said("ngưỡng không hợp với loại số liệu"),
    "wrong_fact_type": said("số liệu không thuộc loại cần"),
    "wrong_type": said("sai loại số liệu"),
    "wrong_unit": said("sai đơn vị"),
}

PROBLEMS = {
    "anchor": said("không dùng neo (&, *): đồng chí viết lại giá trị"),
    "endless_parents": said("khung gốc nối tiếp quá nhiều lần"),
    "key": said("khóa phải là chữ"),
    "not_a_mapping": said("cần một bảng “khóa: giá trị”"),
    "not_yaml": said("không đọc được YAML: đồng chí xem lại dấu hai chấm, thụt dòng và dấu ngoặc"),
    "tag": said("không dùng thẻ kiểu (!): giá trị luôn là chữ"),
    "too_deep": said("các mục lồng nhau quá sâu"),
    "too_long": said("tệp quá dài"),
    "twice": said("khóa ghi hai lần"),
}


def defect_sentence(defect: Defect) -> str:
    """Say where a defect stands, what it is, what was found and what is accepted."""
    line = (
        gettext("dòng {line}, ").format(line=defect.line)
        if defect.line is not None and defect.line > 0
        else ""
    )
    return gettext(
        "{severity} {line}{path}: {what} [{code}]. Thấy: {found}. Nhận: {accepted}."
    ).format(
        severity=gettext("SAI") if defect.severity == "error" else gettext("XEM LẠI"),
        line=line,
        path=defect.path,
        what=gettext(DEFECTS.get(defect.code, defect.code)),
        code=defect.code,
        found=in_words(defect.found, FOUND),
        accepted=in_words(defect.accepted, ACCEPTED),
    )


def sheet_sentence(fault: Fault) -> str:
    """Say why a file could not be read and on which line."""
    line = (
        gettext(", dòng {line}").format(line=fault.fields["line"]) if fault.fields["line"] else ""
    )
    return gettext("Tệp {source}{line}: {problem} ({found}).").format(
        source=fault.fields["source"],
        line=line,
        problem=gettext(PROBLEMS[str(fault.fields["problem"])]),
        found=fault.fields["found"],
    )


def in_words(text: str, phrases: Sequence[tuple[str, str | Callable[[re.Match[str]], str]]]) -> str:
    """
    Put what the engine says in English beside a value into Vietnamese; in English it stays as it is.

    Args:
        text: of a defect.
        phrases: patterns for a whole text, most particular first, each with what it becomes.
    """
    if (get_language() or "vi").startswith("en"):
        return text
    for pattern, words in phrases:
        if match := re.fullmatch(pattern, text):
            return match.expand(words) if isinstance(words, str) else words(match)
    return text
