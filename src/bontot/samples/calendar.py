"""The calendar of the sample year: when cells meet, what comes from above, what a month is about, thematic topics."""

from datetime import date, time, timedelta

from bontot.domain.orgtree.types import CellType
from bontot.samples.casts.shape import Cell, Place


#: What the demo takes for today.
TODAY = date(2024, 12, 31)
YEARS = (2023, 2024)

#: Days off on which no cell meets: public holidays and Tết Giáp Thìn.
DAYS_OFF = frozenset(
    {
        date(2023, 9, 2),
        date(2023, 9, 3),
        date(2023, 9, 4),
        date(2024, 1, 1),
        *(date(2024, 2, day) for day in range(8, 15)),
        date(2024, 4, 30),
        date(2024, 5, 1),
        date(2024, 9, 2),
        date(2024, 9, 3),
    }
)

_BEGINS = {"sáng": time(7, 30), "chiều": time(14, 0), "tối": time(19, 0)}
_WEEKDAYS = {"thứ Sáu": 4, "thứ Bảy": 5}

#: What the committee above sends in a month, and what a regular meeting is about (SAMPLE-YEAR section 2).
GUIDANCE = {
    1: "Chương trình công tác năm; kế hoạch kiểm tra, giám sát năm",
    2: "Hướng dẫn tuyên truyền 94 năm Ngày thành lập Đảng (03/02)",
    3: "Kế hoạch học tập chuyên đề năm về tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    4: "Hướng dẫn tuyên truyền 49 năm 30/4",
    5: "Đề cương 134 năm ngày sinh Chủ tịch Hồ Chí Minh, 70 năm Chiến thắng Điện Biên Phủ",
    6: "Hướng dẫn sơ kết 6 tháng",
    7: "Thông tin Luật Căn cước có hiệu lực 01/7",
    8: "Thông tin Luật Đất đai có hiệu lực 01/8",
    9: "Kêu gọi ủng hộ đồng bào bị ảnh hưởng bão số 3",
    10: "Hướng dẫn chuẩn bị đại hội chi bộ nhiệm kỳ mới",
    11: "Hướng dẫn kiểm điểm, đánh giá, xếp loại cuối năm",
    12: "Hướng dẫn tổng kết năm",
}
FOCUS = {
    1: "Tổng kết năm trước, phân công nhiệm vụ đảng viên, chăm lo Tết Giáp Thìn",
    2: "Vui xuân an toàn, tiết kiệm; giao nhận quân",
    3: "Tháng Thanh niên; ra quân dọn vệ sinh; thu phí, quỹ đúng quy định",
    4: "Phòng cháy, chữa cháy; an toàn giao thông dịp lễ",
    5: "Gương người tốt việc tốt; chuẩn bị hè cho thiếu nhi",
    6: "Sơ kết 6 tháng; Tháng hành động vì trẻ em; rà soát chỉ tiêu chậm",
    7: "77 năm Thương binh – Liệt sĩ; hỗ trợ cấp căn cước, VNeID",
    8: "Chuẩn bị năm học mới; trật tự đô thị, vỉa hè",
    9: "Quốc khánh 2/9; khắc phục, phòng chống bão lụt",
    10: "Chuyển đổi số; tạo nguồn kết nạp; rà soát đảng viên dự bị đến hạn",
    11: "Ngày hội Đại đoàn kết (18/11); kiểm điểm, bỏ phiếu xếp loại đảng viên",
    12: "Tổng kết năm, 80 năm Quân đội nhân dân; nghị quyết năm sau",
}
FOCUS_AN_GIANG_APRIL = "Phòng cháy, chữa cháy; phòng chống hạn, mặn; an toàn giao thông dịp lễ"
#: A plain focus for the months of 2023, of which nothing more is told.
FOCUS_2023 = "Kết quả nhiệm vụ tháng trước, nhiệm vụ tháng sau"

THEMATIC_MONTHS = (3, 6, 9, 12)
THEMES = {
    CellType.RESIDENTIAL: (
        "Đảng viên gương mẫu giữ gìn vệ sinh, trật tự khu dân cư",
        "Nâng cao chất lượng sinh hoạt chi bộ: đọc trước, nói ngắn, giao việc rõ",
        "Vận động nhân dân đồng thuận chỉnh trang hẻm, ngõ, nhà văn hóa",
        "Tạo nguồn kết nạp từ hội viên phụ nữ, nông dân, thanh niên",
    ),
    CellType.AGENCY: (
        "Cải cách thủ tục, đúng hẹn với người dân",
        "Nêu gương của người đứng đầu",
        "Ứng dụng văn bản điện tử, giảm giấy tờ",
        "Kỷ luật, kỷ cương công vụ",
    ),
    CellType.PUBLIC_SERVICE: (
        "Xây dựng môi trường học đường thân thiện",
        "Đổi mới phương pháp, giúp đỡ học sinh khó khăn",
        "Chuẩn bị năm học mới an toàn",
        "Nêu gương nói đi đôi với làm trong nhà giáo, y bác sĩ",
    ),
    CellType.ARMED_FORCES: (
        "Phòng cháy, chữa cháy khu dân cư",
        "Gần dân, hiểu dân, giúp dân",
        "Phòng, chống thiên tai, cứu hộ",
        "Xây dựng đơn vị chính quy, kỷ luật",
    ),
    CellType.STATE_ENTERPRISE: (
        "An toàn lao động",
        "Tiết kiệm vật tư, năng lượng",
        "Sáng kiến cải tiến kỹ thuật",
        "Chăm lo đời sống người lao động",
    ),
    CellType.PRIVATE_ENTERPRISE: (
        "Chấp hành pháp luật lao động",
        "Phát triển đảng viên trong công nhân",
        "Đối thoại tại nơi làm việc",
        "Đồng hành cùng doanh nghiệp hoàn thành kế hoạch",
    ),
    CellType.STUDENTS: (
        "Trung thực trong học tập",
        "Tình nguyện hè",
        "Sinh viên dự bị phấn đấu trở thành chính thức",
        "Giúp tân sinh viên",
    ),
}
#: The one thematic meeting that was missed: cell and month.
MISSED_THEME = ("ML-05", date(2024, 9, 1))


def months(place: Place) -> list[date]:
    """List the first days of the months a place is told of, from its launch to the end of 2024."""
    first = place.first_month
    return [
        month
        for year in YEARS
        for number in range(1, 13)
        if (month := date(year, number, 1)) >= first
    ]


def next_month(month: date) -> date:
    """Give the first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def meets_on(cell: Cell, month: date) -> tuple[date, time]:
    """Give the day and the hour of a cell's regular meeting in a month; a day off moves it on."""
    part, _, rest = cell.meets.partition(" ")
    begins = _BEGINS.get(part)
    if begins is None:  # "tối 06" and "02 tối" are both written
        rest, _, part = cell.meets.partition(" ")
        begins = _BEGINS[part]
    day = next(
        (_first_weekday(month, weekday) for name, weekday in _WEEKDAYS.items() if name in rest),
        None,
    )
    day = day or month.replace(day=int(rest))
    while day in DAYS_OFF:
        day += timedelta(days=1)
    return day, begins


def _first_weekday(month: date, weekday: int) -> date:
    return month + timedelta(days=(weekday - month.weekday()) % 7)


def theme_of(cell: Cell, month: date) -> str:
    """Give the thematic topic of a cell in a month, empty in a month without one."""
    if month.month not in THEMATIC_MONTHS or (cell.code, month) == MISSED_THEME:
        return ""
    topics = THEMES[cell.cell_type]
    return topics[THEMATIC_MONTHS.index(month.month)]


def focus_of(place: Place, month: date) -> str:
    """Say what a regular meeting of a month is about."""
    if month.year == YEARS[0]:
        return FOCUS_2023
    if month.month == 4 and place.province_label == "an_giang":
        return FOCUS_AN_GIANG_APRIL
    return FOCUS[month.month]
