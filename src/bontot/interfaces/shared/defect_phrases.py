"""What the engine's defects say in English of what was found and what is accepted, in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    import re
    from collections.abc import Callable


Phrases = tuple[tuple[str, "str | Callable[[re.Match[str]], str]"], ...]


def _both(match: re.Match[str]) -> str:
    # The engine counts from 0, people from 1.
    first, second = int(match["first"]) + 1, int(match["second"]) + 1
    return f"{_span(match['values'])} vào cả mục thứ {first} và mục thứ {second}"


def _none(match: re.Match[str]) -> str:
    return f"{_span(match['values'])} không vào mục nào"


def _span(values: str) -> str:
    if values.endswith(" and more"):
        return f"từ {values.removesuffix(' and more')} trở lên"
    for english, vietnamese in (("exactly ", "đúng "), ("from ", "từ ")):
        if values.startswith(english):
            return vietnamese + values.removeprefix(english)
    return values.replace(" and ", " và ")


#: For what was found; anything else is the author's own text and stays.
FOUND: Phrases = (
    (r"(?P<values>.+) fits (?P<first>\d+) and (?P<second>\d+)", _both),
    (r"(?P<values>.+) fits none", _none),
    (r"no value fits", "không giá trị nào vào mục này"),
    (r"nothing", "chưa ghi gì"),
    (r"none", "không có"),
    (r"none that can be read", "không có mục nào đọc được"),
    (r"neither", "không có mục nào"),
    (r"neither or both", "không có mục nào, hoặc có cả hai"),
    (r"neither title nor levels", "không có danh hiệu, cũng không có mức"),
    (r"no bound", "không có ngưỡng"),
    (r"no condition", "không có điều kiện"),
    (r"no bands", "không có bậc"),
    (r"conditions on every case", "trường hợp nào cũng có điều kiện"),
    (r"a mapping", "một bảng “khóa: giá trị”"),
    (r"a list", "một danh sách"),
    (r"(\S+) has needs", r"mức \1 có đòi hỏi"),
    (r"(\S+) needs nothing, so nothing after it is reached", r"mức \1 không đòi hỏi gì nên các mức sau không bao giờ tới"),
    (r"(\S+), (?:already|also) at (\S+)", r"\1, đã có ở \2"),
    (
        r"when (\S+) does not apply only (\S+) of (\S+) can be earned",
        r"khi \1 không áp dụng, chỉ được tối đa \2 trên \3 điểm",
    ),
    (r"a fact against (.+)", r"một số liệu so với \1"),
    (r"(\S+) on (\S+ \(\w+\))", r"\1 đặt cho \2"),
    (r"at most (\S+)", r"nhiều nhất \1"),
    (r"times (\S+) of the maximum", r"\1 lần mức tối đa"),
    (r"partly beside any", "partly đi cùng any"),
    (r"floor above cap", "mức sàn cao hơn mức trần"),
    (r"place 0", "vị trí làm tròn bằng 0"),
    (r"times 0", "hệ số bằng 0"),
    (r"each or cap 0", "điểm mỗi lần hoặc mức trần bằng 0"),
    (r"fewer than two cases", "ít hơn hai trường hợp"),
    (r"a case after one without when", "còn trường hợp sau một trường hợp không có when"),
    (r"(\w+) and (\w+)", r"\1 và \2"),
)  # fmt: skip

#: For what is accepted; keys and names of the format stay as they are written in a file.
ACCEPTED: Phrases = (
    (r"at least one condition", "ít nhất một điều kiện"),
    (r"at least one criterion", "ít nhất một tiêu chí"),
    (r"at least one pillar", "ít nhất một nội dung tốt"),
    (r"at least one fact", "ít nhất một số liệu"),
    (r"at least one band", "ít nhất một bậc"),
    (r"at least one (\{.+\})", r"ít nhất một căn cứ \1"),
    (r"one of (\S+), (\S+)", r"một trong hai: \1, \2"),
    (r"one of (.+)", r"một trong: \1"),
    (r"is, one of (.+)", r"is, hoặc một trong: \1"),
    (r"met or not_met", "met hoặc not_met"),
    (r"yes or no", "yes (có) hoặc no (không)"),
    (r"a value", "một giá trị"),
    (r"a text", "chữ"),
    (r"a list", "một danh sách"),
    (r"a list of situations", "một danh sách tình huống"),
    (r"a mapping of ids", "một bảng “mã: giá trị”"),
    (r"a mapping of (.*)", r"một bảng “khóa: giá trị” gồm: \1"),
    (r"fact: value", "số liệu: giá trị"),
    (r"facts and expect", "facts và expect"),
    (r"what must come out", "kết quả phải ra"),
    (r"none", "không có"),
    (r"no unit", "không có đơn vị"),
    (r"no unit on a (\w+)", r"\1 không có đơn vị"),
    (r"the unit of a count or a ratio", "đơn vị của số đếm hoặc tỷ lệ"),
    (r"the key (\S+)", r"mục \1"),
    (r"(\w+) only on a judgement", r"\1 chỉ đi cùng loại judgement"),
    (r"a fact of type (.+)", r"số liệu loại \1"),
    (r"a whole number above 0", "số nguyên lớn hơn 0"),
    (r"a whole number from 0", "số nguyên từ 0 trở lên"),
    (r"a number above 0", "số lớn hơn 0"),
    (r"a number from 0, decimals after a point", "số từ 0 trở lên, phần lẻ sau dấu chấm"),
    (r"points above 0", "điểm lớn hơn 0"),
    (r"a percentage \(90%\) or a fraction \(2/3\)", "phần trăm (90%) hoặc phân số (2/3)"),
    (r"(\S+) to (\S+) steps", r"từ \1 đến \2 bước điểm"),
    (r"(\S+) to (\S+)", r"từ \1 đến \2"),
    (r"a count of (.+): a whole number", r"số đếm (\1): một số nguyên"),
    (
        r"a ratio in (.+): numerator/denominator, as 26/27",
        r"tỷ lệ (\1): tử số/mẫu số, ví dụ 26/27",
    ),
    (r"a numerator of at most its denominator", "tử số không lớn hơn mẫu số"),
    (r"a multiple of the judgement's step", "bội của bước điểm đã khai"),
    (r"a multiple of the step", "bội của bước điểm"),
    (r"a multiple of (\S+)", r"bội của \1"),
    (r"a day as 2024-01-31", "ngày dạng 2024-01-31"),
    (r"a day after (\S+)", r"ngày sau \1"),
    (r"lower case letters, digits and _, a letter first", "chữ thường không dấu, số và _, chữ đứng đầu"),
    (r"lower case letters, digits and -", "chữ thường không dấu, số và dấu -"),
    (r"an id of its own", "một mã riêng"),
    (r"(.+) \(here, or at the top for all\)", r"\1 (ghi ở đây, hoặc ở đầu tệp cho tất cả)"),
    (r"a bound some option can meet", "ngưỡng mà có lựa chọn đạt được"),
    (r"\w+ that touch", "các mục liền nhau, không hở"),
    (r"each value in one", "mỗi giá trị vào đúng một mục"),
    (r"bounds with a value between", "hai ngưỡng có giá trị ở giữa"),
    (r"a last case without when", "trường hợp cuối không có when"),
    (r"it stands last", "trường hợp không có when đứng cuối"),
    (r"two cases or more", "từ hai trường hợp trở lên"),
    (r"two options or more, each once", "từ hai lựa chọn trở lên, mỗi lựa chọn một lần"),
    (r"either options, or max and step", "options, hoặc max và step"),
    (r"either fact, or numerator and denominator", "fact, hoặc numerator và denominator"),
    (r"points for a denominator of 0", "số điểm khi mẫu số bằng 0 (when_zero)"),
    (r"(\S+), the sum of all criteria", r"\1, là tổng các tiêu chí"),
    (r"(\S+), the sum of its criteria", r"\1, là tổng các tiêu chí của nội dung này"),
    (r"at most (\S+), the pillar's maximum", r"nhiều nhất \1, là điểm tối đa của nội dung"),
    (r"at most the criterion's max", "nhiều nhất bằng điểm tối đa của tiêu chí"),
    (r"at most (\S+)", r"nhiều nhất \1"),
    (r"more than 0 and less than the criterion's max", "lớn hơn 0 và nhỏ hơn điểm tối đa của tiêu chí"),
    (r"less than (\S+), the level above", r"dưới \1, là ngưỡng của mức trên"),
    (r"a rule that can give exactly the criterion's max", "quy tắc cho được đúng điểm tối đa của tiêu chí"),
    (r"a rule that can reach its cap", "quy tắc đạt tới được mức trần"),
    (r"a rule that is not by_case", "một quy tắc khác by_case"),
    (r"a fact whose max is the criterion's max", "số liệu có điểm tối đa bằng điểm tối đa của tiêu chí"),
    (r"partly beside all", "partly chỉ đi cùng all"),
    (r"floor at most cap", "mức sàn không cao hơn mức trần"),
    (r"pass_fail, or `points` at the top", "pass_fail, hoặc mục points ở đầu tệp"),
    (r"points only where the framework has `points`", "điểm chỉ khi khung có mục points"),
    (r"adjustments only where the framework has `points`", "điểm cộng, điểm trừ chỉ khi khung có mục points"),
    (r"one gate: (.+)", r"đúng một loại điều kiện: \1"),
    (r"one rule: (.+)", r"đúng một loại quy tắc: \1"),
    (r"one bound on a ratio, or numerator and denominator", "một ngưỡng đặt cho tỷ lệ, hoặc numerator và denominator"),
    (r"one bound on a grade or on options", "một ngưỡng đặt cho mức xếp loại hoặc lựa chọn"),
    (r"all_criteria, (.+) or (.+)", r"all_criteria, \1 hoặc \2"),
    (r"pillars, points or minima", "pillars, points hoặc minima"),
    (r"total, or a pillar", "total, hoặc một nội dung"),
    (r"levels, or another effect", "levels, hoặc một tác động khác"),
    (r"a title, or another effect", "một danh hiệu, hoặc một tác động khác"),
    (r"a title, levels, or both", "danh hiệu, các mức, hoặc cả hai"),
    (r"a last level that needs nothing", "mức cuối không đòi hỏi gì"),
    (r"needs, or the last place", "có đòi hỏi, hoặc đứng cuối"),
    (r"down, nearest, up", "down (xuống), nearest (gần nhất) hoặc up (lên)"),
    (r"each fact counted once", "mỗi số liệu tính một lần"),
    (r"full or rescale, if that is not meant", "full hoặc rescale, nếu không định như vậy"),
    (r"a fact some rule reads", "số liệu mà một quy tắc dùng"),
    (r"a framework that exists", "một khung đã có"),
    (r"a path of the parent", "một chỗ có ở khung gốc"),
    (r"stricter than (.+)", r"chặt hơn \1"),
    (
        r"no less than the parent asks, or its permission in may_loosen",
        "không thấp hơn khung gốc, trừ khi khung gốc cho phép ở may_loosen",
    ),
    (r"nothing: the parent permits none", "không có: khung gốc không cho nới chỗ nào"),
    (r"a bound, a threshold, a cap's share or a policy", "ngưỡng, tỷ lệ trần hoặc cách xử lý"),
    (r"a deduction only where the parent has none", "điểm trừ chỉ khi khung gốc chưa có"),
    (r"a cap only where the parent has none", "mức trần chỉ khi khung gốc chưa có"),
    (r"levels only where the parent has none", "các mức chỉ khi khung gốc chưa có"),
)  # fmt: skip
