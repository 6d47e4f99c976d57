"""One month of a cell of 23 members as values of papers: every kind, filled as the product fills them."""

import datetime as dt

from bontot.papers.values import (
    AgendaLine,
    Amendment,
    Attendance,
    BlankRoll,
    CellPeriod,
    CommuneTable,
    Invitation,
    Issuer,
    MeetingHead,
    MeetingScore,
    Minutes,
    MonthReport,
    NoteSlip,
    Opinion,
    Paper,
    Register,
    ReportMeeting,
    Resolution,
    ResolutionPart,
    RollPerson,
    ScoreLine,
    ScoreSheet,
    SheetForm,
    Signer,
    TaskLine,
    TaskList,
    VoteCount,
)


CELL = Issuer(
    body_above="Đảng bộ phường Mỹ Long",
    name="Chi bộ khóm Phó Quế",
    place="Mỹ Long",
    has_cell_committee=True,
    sample=False,
)
COMMITTEE = Issuer(
    body_above="Đảng bộ tỉnh An Giang",
    name="Đảng ủy phường Mỹ Long",
    place="Mỹ Long",
    has_cell_committee=False,
    sample=False,
    collective="Ban Thường vụ",
)
MEETING = MeetingHead(
    subject="sinh hoạt chi bộ thường kỳ tháng 10 năm 2025",
    held_on=dt.date(2025, 10, 5),
    starts_at=dt.time(19, 30),
    venue="Nhà văn hóa khóm Phó Quế",
)
SECRETARY = Signer(name="Nguyễn Thị Hạnh", post="Bí thư")
DEPUTY = Signer(name="Trần Quốc Dũng", post="Phó Bí thư", deputising_for="Bí thư")

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
_MIDDLE = ("Văn", "Thị", "Quốc", "Ngọc", "Hữu")
_GIVEN = ("Anh", "Ánh", "Bảo", "Cường", "Đào", "Hòa", "Khuê", "Lộc", "Mẫn", "Ngữ", "Quý")
NAMES = tuple(f"{_FAMILY[n % 8]} {_MIDDLE[n % 5]} {_GIVEN[n % 11]}" for n in range(23))

TASKS = (
    TaskLine(
        content="Vận động các hộ dọn vệ sinh tuyến kênh Cái Sơn",
        owner="Nguyễn Văn Anh",
        deadline="25/10/2025",
        heard_at="kỳ tháng 11/2025",
        source="NQ 09-NQ/CB",
        result="Hoàn thành",
    ),
    TaskLine(
        content="Rà soát nguồn kết nạp đảng viên từ hội viên phụ nữ",
        owner="Trần Thị Ánh",
        deadline="30/10/2025",
        heard_at="kỳ tháng 11/2025",
        source="NQ 09-NQ/CB",
        result="Hoàn thành một phần",
        note="còn một hồ sơ",
    ),
    TaskLine(
        content="Chuẩn bị báo cáo chuyên đề quý IV",
        owner="Chi bộ",
        deadline="31/10/2025",
        heard_at="kỳ tháng 11/2025",
        source="Đảng ủy phường",
        result="Chưa hoàn thành",
    ),
    TaskLine(
        content="Thăm gia đình chính sách",
        owner="Lê Quốc Bảo, Phạm Ngọc Cường",
        deadline="27/10/2025",
        heard_at="kỳ tháng 11/2025",
        source="Thường xuyên",
        result="Hoàn thành",
    ),
    TaskLine(
        content="Cập nhật sổ đảng viên",
        owner="Huỳnh Hữu Đào",
        deadline="20/10/2025",
        heard_at="kỳ tháng 11/2025",
        source="Thường xuyên",
        result="Hoàn thành",
    ),
)
VOTE = VoteCount(
    matter="Nghị quyết tháng 10",
    base=19,
    voting_members=22,
    in_favour=18,
    against=0,
    other=1,
    adopted=True,
    reserved=("Võ Văn Hòa",),
)
SCORE = MeetingScore(
    form=SheetForm.POINTS,
    framework="Hướng dẫn 12-HD/BTCTW ngày 06/7/2018",
    lines=(
        ScoreLine(
            code="1", text="Thời gian sinh hoạt", maximum="5", own="5", above="5", is_group=True
        ),
        ScoreLine(
            code="2", text="Số đảng viên dự", maximum="5", own="4,5", above="4", is_group=True
        ),
        ScoreLine(code="3", text="Chuẩn bị", maximum="10", own=None, is_group=True),
        ScoreLine(code="3.1", text="Nội dung đúng, sát thực tế", maximum="5", own="5", above="5"),
        ScoreLine(
            code="3.2",
            text="Chi ủy họp, thông báo, gửi tài liệu trước",
            maximum="5",
            own=None,
            note="tài liệu gửi 1 ngày trước",
        ),
    ),
    maximum="20",
    own_total="14,5",
    own_level="Khá",
    weakness="Gửi tài liệu còn chậm",
    remedy="Gửi trước kỳ họp ít nhất một ngày",
    vote=VOTE,
)

INVITATION = Invitation(
    issuer=CELL,
    register=Register(issued_on=dt.date(2025, 10, 1), number="3", symbol="GM/CB"),
    meeting=MEETING,
    invited="toàn thể đảng viên chi bộ; đồng chí đảng ủy viên phụ trách chi bộ",
    chair="Nguyễn Thị Hạnh, Bí thư chi bộ",
    agenda=(
        "Kết quả thực hiện nghị quyết tháng 9",
        "Thông tin thời sự, văn bản cấp trên",
        "Phương hướng, nhiệm vụ tháng 10",
    ),
    papers=("Dự thảo nghị quyết tháng 10", "Tài liệu thông tin nội bộ (bản giấy)"),
    request="Đề nghị các đồng chí dự đầy đủ, đúng giờ",
    recipients=("Đảng viên chi bộ", "Đồng chí phụ trách", "Lưu chi bộ"),
    signer=SECRETARY,
)
ROLL = BlankRoll(
    issuer=CELL,
    meeting=MEETING,
    people=tuple(
        RollPerson(name=name, standing="dự bị" if n == 5 else "chính thức")
        for n, name in enumerate(NAMES)
    ),
)
SLIP = NoteSlip(
    issuer=CELL,
    meeting=MEETING,
    expected_official=22,
    expected_probationary=1,
    expected_attached=0,
    chair="Nguyễn Thị Hạnh",
    meeting_secretary="",
    agenda=(
        "Cử thư ký, điểm danh",
        "Thông báo đảng phí",
        "Kết quả thực hiện nghị quyết tháng 9",
        "Thông tin thời sự, văn bản cấp trên",
        "Thảo luận",
        "Phương hướng, nhiệm vụ tháng 10",
        "Chấm chất lượng sinh hoạt",
        "Thông qua biên bản",
    ),
    last_tasks=TASKS,
    votes=("Nghị quyết tháng 10",),
)
MINUTES = Minutes(
    issuer=CELL,
    register=Register(issued_on=dt.date(2025, 10, 5), number="10", symbol="BB/CB"),
    meeting=MEETING,
    ended_at=dt.time(21, 5),
    ended_on=None,
    attendance=Attendance(
        expected=23,
        present_official=19,
        present_probationary=1,
        may_vote=19,
        excused=NAMES[1:3],
        unexcused=NAMES[3:4],
        late=NAMES[4:5],
        guests=("Trần Minh Trí",),
    ),
    chair="Nguyễn Thị Hạnh",
    meeting_secretary="Trần Quốc Dũng",
    dues="Đảng phí tháng 9 đã thu đủ, nộp trên đúng hạn",
    agenda=tuple(AgendaLine(title=title, done=True) for title in SLIP.agenda[2:6]),
    heard_tasks=TASKS,
    opinions=(
        Opinion(speaker="Lê Quốc Bảo", note="đề nghị phân công lại tuyến kênh"),
        Opinion(speaker="Phạm Ngọc Cường"),
    ),
    praise=("Đồng chí Nguyễn Văn Anh hoàn thành nhiệm vụ trước hạn",),
    reminders=("Đồng chí Phạm Ngọc Cường vắng không báo cáo",),
    new_tasks=TASKS[:3],
    votes=(VOTE,),
    conclusions=("Chủ trì kết luận các nội dung đã thảo luận",),
    score=SCORE,
    minutes_vote=VOTE,
)
LIGHT_MINUTES = Minutes(
    issuer=CELL,
    register=Register(issued_on=dt.date(2025, 10, 5)),
    meeting=MEETING,
    ended_at=dt.time(21, 5),
    ended_on=None,
    attendance=MINUTES.attendance,
    chair=MINUTES.chair,
    meeting_secretary=MINUTES.meeting_secretary,
    dues="",
    agenda=MINUTES.agenda,
    heard_tasks=TASKS,
    opinions=(),
    praise=(),
    reminders=(),
    new_tasks=(),
    votes=(),
    conclusions=(),
    score=SCORE,
    minutes_vote=None,
    roll=tuple(RollPerson(name=name, state="có mặt") for name in NAMES),
    score_inside=True,
    amendments=(
        Amendment(
            on=dt.date(2025, 10, 12), reason="ghi nhầm", text="Giờ kết thúc là 21 giờ 10 phút"
        ),
    ),
)
RESOLUTION = Resolution(
    issuer=CELL,
    register=Register(issued_on=dt.date(2025, 10, 6), number="", symbol="NQ/CB"),
    meeting=MEETING,
    subject="lãnh đạo thực hiện nhiệm vụ tháng 10 năm 2025",
    basis=(
        "Điều lệ Đảng Cộng sản Việt Nam",
        "Nghị quyết Đại hội chi bộ khóm Phó Quế nhiệm kỳ 2025–2027",
    ),
    parts=(
        ResolutionPart(
            title="Kết quả tháng 9",
            paragraphs=("Chi bộ hoàn thành 3 trong 5 nhiệm vụ, một nhiệm vụ hoàn thành một phần",),
        ),
        ResolutionPart(title="Nhiệm vụ tháng 10", tasks=TASKS),
    ),
    vote=VOTE,
    recipients=("Đảng ủy phường", "Đảng viên chi bộ", "Lưu chi bộ"),
    signer=DEPUTY,
)
SHEET = ScoreSheet(
    issuer=CELL,
    register=Register(issued_on=dt.date(2025, 10, 5)),
    meeting=MEETING,
    score=SCORE,
    signer=SECRETARY,
    committee_above="Đảng ủy",
)
PASS_FAIL_SHEET = ScoreSheet(
    issuer=CELL,
    register=SHEET.register,
    meeting=MEETING,
    score=MeetingScore(
        form=SheetForm.PASS_FAIL,
        framework="Hướng dẫn 12-HD/BTCTW ngày 06/7/2018",
        lines=(
            ScoreLine(code="1", text="Tỷ lệ đảng viên dự trên 85%", own="Đạt", above="Đạt"),
            ScoreLine(code="2", text="Không có đảng viên vắng không lý do", own="Không đạt"),
            ScoreLine(code="3", text="Sinh hoạt chuyên đề trong quý", own=None),
        ),
        own_level=None,
    ),
    signer=DEPUTY,
    committee_above="Đảng ủy",
)
TASK_LIST = TaskList(
    issuer=CELL,
    register=Register(issued_on=dt.date(2025, 10, 6)),
    period="tháng 10 năm 2025",
    owner="",
    tasks=TASKS,
    signer=SECRETARY,
)
MEMBER_TASKS = TaskList(
    issuer=CELL,
    register=TASK_LIST.register,
    period="tháng 10 năm 2025",
    owner="Trần Thị Ánh",
    tasks=TASKS[1:2],
    signer=SECRETARY,
)
REPORT = MonthReport(
    issuer=CELL,
    register=Register(issued_on=dt.date(2025, 10, 7), number="12", symbol="BC/CB"),
    month="tháng 10 năm 2025",
    addressee="Đảng ủy phường Mỹ Long",
    meetings=(
        ReportMeeting(
            kind="Thường kỳ",
            held_on=dt.date(2025, 10, 5),
            expected=23,
            present=20,
            excused=2,
            unexcused=1,
            level="Khá",
        ),
    ),
    topics=SLIP.agenda[2:6],
    guidance_done=("Hướng dẫn 09 của Đảng ủy phường",),
    tasks_heard=5,
    tasks_done=3,
    tasks_assigned=3,
    resolution="Nghị quyết tháng 10",
    weakness=SCORE.weakness,
    remedy=SCORE.remedy,
    petitions=("Hỗ trợ sửa chữa nhà văn hóa khóm",),
    recipients=("Đảng ủy phường", "Lưu chi bộ"),
    signer=SECRETARY,
)
COMMUNE = CommuneTable(
    issuer=COMMITTEE,
    register=Register(issued_on=dt.date(2026, 1, 5), number="127", symbol="BC/ĐU"),
    period="quý IV năm 2025",
    months=("10", "11", "12"),
    cells=tuple(
        CellPeriod(
            cell=f"Chi bộ khóm {n}",
            levels=("Tốt", "Khá", "" if n % 7 == 0 else "Tốt"),
            meetings_due=3,
            meetings_held=2 if n % 7 == 0 else 3,
            thematic=1,
            expected=69,
            present=60 + n % 9,
            unexcused=n % 2,
            tasks=12,
            tasks_done=11,
            note="chưa có biên bản tháng 12" if n % 7 == 0 else "",
        )
        for n in range(1, 55)
    ),
    recipients=("Ban Xây dựng Đảng", "Các chi bộ trực thuộc", "Lưu Văn phòng"),
    signer=Signer(name="Lâm Thị Kim", post="Phó Bí thư"),
)

PAPERS: dict[str, Paper] = {
    "invitation": INVITATION,
    "blank_roll": ROLL,
    "note_slip": SLIP,
    "minutes": MINUTES,
    "light_minutes": LIGHT_MINUTES,
    "resolution": RESOLUTION,
    "score_sheet": SHEET,
    "pass_fail_sheet": PASS_FAIL_SHEET,
    "task_list": TASK_LIST,
    "member_tasks": MEMBER_TASKS,
    "month_report": REPORT,
    "commune_table": COMMUNE,
}
