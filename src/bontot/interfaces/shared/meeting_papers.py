"""The papers of a meeting, filled from its record alone: nothing is typed a second time."""

from collections.abc import Callable, Iterable

from bontot.domain.assessments.types import ScorePreview
from bontot.domain.meetings.types import (
    HeardResult,
    MeetingKind,
    Part,
    QualityLevel,
    RemarkKind,
    RollItem,
    RollMark,
    VoteItem,
    VotePurpose,
    majority,
)
from bontot.domain.members.types import Standing
from bontot.interfaces.shared import formats
from bontot.interfaces.shared.amended import lines_of
from bontot.interfaces.shared.clock import ZONE
from bontot.interfaces.shared.meeting_record import KINDS, Record
from bontot.interfaces.shared.score_lines import score_lines
from bontot.papers import values


_STANDINGS = {"official": "chính thức", "probationary": "dự bị", "": "sinh hoạt tạm thời"}
_RESULTS = {
    HeardResult.DONE: "Hoàn thành",
    HeardResult.PARTLY: "Hoàn thành một phần",
    HeardResult.NOT_DONE: "Chưa hoàn thành",
}
_LEVELS = {
    QualityLevel.GOOD: "Tốt",
    QualityLevel.FAIR: "Khá",
    QualityLevel.AVERAGE: "Trung bình",
    QualityLevel.POOR: "Kém",
    QualityLevel.MET: "Đạt yêu cầu",
    QualityLevel.NOT_MET: "Chưa đạt yêu cầu",
    QualityLevel.UNKNOWN: "Chưa có căn cứ",
}


def invitation(record: Record) -> values.Paper:
    """Invite to the meeting."""
    meeting = record.meeting
    return values.Invitation(
        issuer=record.issuer,
        register=record.register("GM/CB"),
        meeting=record.head,
        invited="Các đồng chí đảng viên trong chi bộ",
        chair=record.name_of(meeting.chair_id) or record.signer.name,
        agenda=tuple(one.content for one in meeting.agenda),
        papers=tuple(one.title for one in meeting.papers),
        request="Đề nghị các đồng chí dự họp đầy đủ, đúng giờ.",
        recipients=("Như trên", "Lưu chi bộ"),
        signer=record.signer,
    )


def blank_roll(record: Record) -> values.Paper:
    """List everyone, to be ticked by hand."""
    return values.BlankRoll(
        issuer=record.issuer, meeting=record.head, people=_people(record, blank=True)
    )


def _people(record: Record, *, blank: bool) -> tuple[values.RollPerson, ...]:
    apart = {"exempt": "được miễn sinh hoạt", "away": "sinh hoạt tạm thời nơi khác"}
    people = []
    for one in record.meeting.roll:
        state = ""
        if not blank and one.expected:
            state = str(RollMark(one.mark).label).lower() if one.mark else "có mặt"
        note = "" if one.expected else apart.get(one.mark, "")
        people.append(
            values.RollPerson(
                name=one.full_name,
                standing=_STANDINGS.get(one.standing, "chính thức"),
                state=state,
                note=note,
            )
        )
    return tuple(people)


def note_slip(record: Record) -> values.Paper:
    """Give the one page to write on at the meeting, in the order of the screen."""
    expected = [one for one in record.meeting.roll if one.expected]
    official = sum(one.official for one in expected)
    return values.NoteSlip(
        issuer=record.issuer,
        meeting=record.head,
        expected_official=official,
        expected_probationary=_probationary(expected),
        expected_attached=sum(not one.standing for one in expected),
        chair=record.name_of(record.meeting.chair_id),
        meeting_secretary=record.name_of(record.meeting.secretary_id),
        agenda=tuple(one.content for one in record.meeting.agenda),
        last_tasks=tuple(_heard(record)),
        votes=("Nghị quyết", "Chất lượng sinh hoạt", "Biên bản"),
        levels=_levels(record.score),
    )


def _levels(score: ScorePreview | None) -> tuple[str, ...]:
    if score is not None and score.framework.scale is None:
        return ("Đạt yêu cầu", "Chưa đạt yêu cầu")
    return ("Tốt", "Khá", "Trung bình", "Kém")


def _heard(record: Record) -> Iterable[values.TaskLine]:
    for one in record.meeting.hearing:
        yield values.TaskLine(
            content=one.content,
            owner=", ".join(one.owners) or "Cả chi bộ",
            deadline=formats.day(one.due_date),
            result=_RESULTS[HeardResult(one.result)] if one.result else "",
            note=one.note,
        )


def _given(record: Record) -> tuple[values.TaskLine, ...]:
    return tuple(
        values.TaskLine(
            content=one.content,
            owner=", ".join(one.owners) or "Cả chi bộ",
            deadline=formats.day(one.due_date),
            heard_at=f"kỳ {one.hear_month:%m/%Y}" if one.hear_month else "",
        )
        for one in record.meeting.assigned
    )


def minutes(record: Record) -> values.Paper:
    """Write the minutes."""
    meeting = record.meeting
    votes = {one.purpose: one for one in meeting.votes}
    others = [
        one for one in meeting.votes if one.purpose not in {VotePurpose.MINUTES, VotePurpose.LEVEL}
    ]
    ended = meeting.ended_at.astimezone(ZONE) if meeting.ended_at else None
    adopted = votes.get(VotePurpose.MINUTES)
    return values.Minutes(
        issuer=record.issuer,
        register=record.register("BB/CB"),
        meeting=record.head,
        ended_at=ended.time() if ended else None,
        ended_on=ended.date() if ended else None,
        attendance=_attendance(record),
        chair=record.name_of(meeting.chair_id),
        meeting_secretary=record.name_of(meeting.secretary_id),
        dues="",
        agenda=tuple(values.AgendaLine(title=one.content, done=one.done) for one in meeting.agenda),
        heard_tasks=tuple(_heard(record)),
        opinions=tuple(
            values.Opinion(speaker=one.full_name, note=one.gist)
            for one in meeting.roll
            if one.spoke
        ),
        praise=_remarks(record, RemarkKind.PRAISE),
        reminders=_remarks(record, RemarkKind.REMINDER),
        new_tasks=_given(record),
        votes=tuple(_vote(record, one) for one in others),
        conclusions=tuple(one.content for one in meeting.conclusions),
        score=_score(record),
        minutes_vote=_vote(record, adopted) if adopted else None,
        roll=_people(record, blank=False) if "danh-sach-diem-danh" in record.inside else (),
        score_inside="phieu-cham" in record.inside,
        amendments=tuple(
            values.Amendment(
                on=one.amended_at.astimezone(ZONE).date(),
                reason=one.reason,
                text=f"{Part(one.part).label}, trước: {'; '.join(lines_of(one.part, one.before))}. "
                f"Nay là: {'; '.join(lines_of(one.part, one.after))}.",
            )
            for one in meeting.amendments
        ),
    )


def _remarks(record: Record, kind: RemarkKind) -> tuple[str, ...]:
    said = []
    for one in record.meeting.remarks:
        if one.kind == kind:
            name = record.name_of(one.member_id) if one.member_id else "Chi bộ"
            said.append(f"{name}: {one.about}")
    return tuple(said)


def _attendance(record: Record) -> values.Attendance:
    meeting = record.meeting
    marked: dict[str, list[str]] = {}
    there = []
    for one in meeting.roll:
        if one.mark:
            marked.setdefault(one.mark, []).append(one.full_name)
        if one.expected and one.mark not in {RollMark.EXCUSED, RollMark.UNEXCUSED}:
            there.append(one)
    official = sum(one.official for one in there)

    def named(mark: RollMark) -> tuple[str, ...]:
        return tuple(marked.get(mark, ()))

    return values.Attendance(
        expected=meeting.counts.expected,
        present_official=official,
        present_probationary=_probationary(there),
        present_attached=sum(not one.standing for one in there),
        may_vote=meeting.counts.voting_present or 0,
        excused=named(RollMark.EXCUSED),
        unexcused=named(RollMark.UNEXCUSED),
        late=named(RollMark.LATE),
        exempt=named(RollMark.EXEMPT),
        away=named(RollMark.AWAY),
        attached=tuple(one.full_name for one in there if not one.standing),
        joined=meeting.attached,
        guests=meeting.guests,
    )


def _probationary(people: Iterable[RollItem]) -> int:
    return sum(one.standing == Standing.PROBATIONARY for one in people)


def _vote(record: Record, one: VoteItem) -> values.VoteCount:
    counts = record.meeting.counts
    adopted = one.adopted
    if adopted is None:  # recorded whole, without it
        adopted = one.in_favour >= majority(counts.voting_members)
    return values.VoteCount(
        matter=one.subject,
        base=one.base,
        voting_members=counts.voting_members,
        in_favour=one.in_favour,
        against=one.against,
        other=one.other,
        adopted=adopted,
        reserved=(one.reserved_opinion,) if one.reserved_opinion else (),
    )


def _score(record: Record) -> values.MeetingScore | None:
    score, meeting = record.score, record.meeting
    if score is None:
        return None
    scale = score.framework.scale
    low, high = score.score
    vote = next((one for one in meeting.votes if one.purpose == VotePurpose.LEVEL), None)
    step = score.framework.step
    return values.MeetingScore(
        form=values.SheetForm.POINTS if scale else values.SheetForm.PASS_FAIL,
        framework=score.framework.name.vi,
        lines=tuple(score_lines(score)),
        maximum=formats.number(score.most * step) if scale else "",
        own_total=formats.number(low * step) if scale and low == high else "",
        own_level=_own_level(record) or None,
        voted_level=_LEVELS[QualityLevel(meeting.proposed_level)] if meeting.proposed_level else "",
        above_level=_LEVELS[QualityLevel(meeting.official_level)] if meeting.official_level else "",
        weakness=meeting.weakness,
        remedy=meeting.remedy,
        reason_above=meeting.official_reason,
        vote=_vote(record, vote) if vote else None,
    )


def _own_level(record: Record) -> str:
    """Word the cell's own level: what the lines give, else what was put to its vote; the committee above reads the same."""
    by_lines = record.score.level if record.score else record.meeting.level
    known = by_lines if by_lines and by_lines != QualityLevel.UNKNOWN else ""
    level = known or record.meeting.proposed_level
    return _LEVELS[QualityLevel(level)] if level else ""


def resolution(record: Record) -> values.Paper | None:
    """Write the resolution; None while none was adopted."""
    meeting = record.meeting
    vote = next((one for one in meeting.votes if one.purpose == VotePurpose.RESOLUTION), None)
    if vote is None or not vote.adopted:
        return None
    lines = tuple(one.content for one in meeting.conclusions)
    parts = [values.ResolutionPart(title="Kết luận", paragraphs=lines)] if lines else []
    if meeting.assigned:
        parts.append(values.ResolutionPart(title="Phân công nhiệm vụ", tasks=_given(record)))
    return values.Resolution(
        issuer=record.issuer,
        register=record.register("NQ/CB"),
        meeting=record.head,
        subject=f"về nhiệm vụ sau kỳ sinh hoạt {record.month}",
        basis=(f"Kết quả {record.head.subject}",),
        parts=tuple(parts),
        vote=_vote(record, vote),
        recipients=record.recipients,
        signer=record.signer,
    )


def score_sheet(record: Record) -> values.Paper | None:
    """Write the score sheet; None while nothing scores the meeting."""
    score = _score(record)
    if score is None:
        return None
    return values.ScoreSheet(
        issuer=record.issuer,
        register=record.register(),
        meeting=record.head,
        score=score,
        signer=record.signer,
        committee_above="Đảng ủy" if record.above else "",
    )


def task_list(record: Record) -> values.Paper:
    """List the tasks given."""
    return values.TaskList(
        issuer=record.issuer,
        register=record.register(),
        period=record.month,
        owner="",
        tasks=_given(record),
        signer=record.signer,
    )


def month_report(record: Record) -> values.Paper:
    """Report the month to the committee above, in counts."""
    meeting, counts = record.meeting, record.meeting.counts
    vote = next((one for one in meeting.votes if one.purpose == VotePurpose.RESOLUTION), None)
    return values.MonthReport(
        issuer=record.issuer,
        register=record.register("BC/CB"),
        month=record.month,
        addressee=record.body_above,
        meetings=(
            values.ReportMeeting(
                kind=str(KINDS[MeetingKind(meeting.kind)]),
                held_on=record.held_on,
                expected=counts.expected,
                present=counts.present or 0,
                excused=counts.excused or 0,
                unexcused=counts.unexcused or 0,
                level=_own_level(record),
            ),
        ),
        topics=(meeting.theme,) if meeting.theme else (),
        guidance_done=tuple(one.content for one in meeting.agenda if one.guidance_id and one.done),
        tasks_heard=sum(bool(one.result) for one in meeting.hearing),
        tasks_done=sum(one.result == HeardResult.DONE for one in meeting.hearing),
        tasks_assigned=len(meeting.assigned),
        resolution="Đã thông qua nghị quyết" if vote is not None and vote.adopted else "",
        weakness=meeting.weakness,
        remedy=meeting.remedy,
        petitions=(),
        recipients=record.recipients,
        signer=record.signer,
    )


#: Name of the file → how it is filled. The first three are for before the meeting.
PAPERS: dict[str, Callable[[Record], values.Paper | None]] = {
    "giay-moi": invitation,
    "danh-sach-diem-danh": blank_roll,
    "phieu-ghi": note_slip,
    "bien-ban": minutes,
    "nghi-quyet": resolution,
    "phieu-cham": score_sheet,
    "bang-phan-cong": task_list,
    "bao-cao-thang": month_report,
}
#: Papers that bear a number: name of the file → the letters of their type.
NUMBERED = {"giay-moi": "GM", "bien-ban": "BB", "nghi-quyet": "NQ", "bao-cao-thang": "BC"}
BEFORE_MEETING = ("giay-moi", "danh-sach-diem-danh", "phieu-ghi")
