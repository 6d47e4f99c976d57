"""Biên bản sinh hoạt: all that minutes hold, in the order of the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import (
    Align,
    Closing,
    Column,
    Content,
    Heading,
    Items,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from bontot.papers.forms import (
    DOTS,
    clock_time,
    day_month_year,
    letterhead,
    people,
    sentence,
    short_date,
    vote_sentence,
)
from bontot.papers.score_sheet import score_blocks
from bontot.papers.task_table import heard_tasks_table, new_tasks_table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from bontot.papers.content import Block
    from bontot.papers.values import AgendaLine, Attendance, Minutes, Opinion, RollPerson


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def minutes_content(minutes: Minutes) -> Content:
    """Lay out minutes; under the light variant the roll and the whole score stand inside."""
    subject = minutes.meeting.subject
    parts = [
        ("THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", tuple(_circumstances(minutes))),
        ("NỘI DUNG", tuple(_course(minutes))),
    ]
    if minutes.score:
        score = score_blocks(minutes.score, groups_only=not minutes.score_inside)
        basis = Paragraph(text=f"Áp dụng: {sentence(minutes.score.framework)}")
        parts.append(("CHẤM CHẤT LƯỢNG SINH HOẠT", (basis, *score)))
    parts.append(("KẾT THÚC", tuple(_end(minutes))))
    if minutes.amendments:
        amended = tuple(
            f"Ngày {short_date(each.on)}: {sentence(each.text)} Lý do: {sentence(each.reason)}"
            for each in minutes.amendments
        )
        parts.append(("ĐÍNH CHÍNH", (Items(items=amended),)))
    blocks: list[Block] = [
        letterhead(minutes.issuer, minutes.register),
        Title(name="BIÊN BẢN", abstract=subject),
    ]
    for number, (title, inside) in zip(_ROMAN, parts, strict=False):
        blocks += [Heading(text=f"{number}. {title}"), *inside]
    blocks.append(
        Closing(
            recipients=(),
            signatures=(
                Signature(collective="THƯ KÝ", posts=(), name=minutes.meeting_secretary),
                Signature(collective="CHỦ TRÌ", posts=(), name=minutes.chair),
            ),
        )
    )
    return Content(
        subject=f"Biên bản {subject}",
        blocks=tuple(blocks),
        sample=minutes.issuer.sample,
        dated=minutes.register.issued_on or minutes.meeting.held_on,
    )


def _circumstances(minutes: Minutes) -> Iterator[Block]:
    meeting = minutes.meeting
    said = minutes.attendance
    yield Paragraph(
        lead="1. Thời gian:",
        text=f"bắt đầu {clock_time(meeting.starts_at)}, {day_month_year(meeting.held_on)},"
        f" kết thúc {_end_time(minutes)}.",
    )
    yield Paragraph(lead="2. Địa điểm:", text=sentence(meeting.venue or DOTS))
    yield Paragraph(lead="3. Thành phần:", text="")
    yield Items(items=tuple(_attendance(said)))
    if minutes.roll:
        yield _roll(minutes.roll)
    yield Paragraph(lead="4. Chủ trì:", text=sentence(f"đồng chí {minutes.chair}"))
    yield Paragraph(lead="5. Thư ký:", text=sentence(f"đồng chí {minutes.meeting_secretary}"))


def _attendance(said: Attendance) -> Iterator[str]:
    present = said.present_official + said.present_probationary + said.present_attached
    attached = f", sinh hoạt tạm thời {said.present_attached}" if said.present_attached else ""
    yield f"Đảng viên thuộc diện dự sinh hoạt: {said.expected} đồng chí."
    yield (
        f"Có mặt: {present} đồng chí (chính thức {said.present_official},"
        f" dự bị {said.present_probationary}{attached}); có quyền biểu quyết: {said.may_vote} đồng chí."
    )
    yield f"Vắng có lý do: {people(said.excused)}."
    yield f"Vắng không có lý do: {people(said.unexcused)}."
    for label, names in (
        ("Đến muộn", said.late),
        ("Được miễn công tác và sinh hoạt đảng", said.exempt),
        ("Đang sinh hoạt tạm thời nơi khác", said.away),
        ("Sinh hoạt tạm thời tại đây", said.attached),
        ("Đảng viên sinh hoạt tạm thời đến dự, không tính trong số trên", said.joined),
        ("Đại biểu cấp trên, khách mời", said.guests),
    ):
        if names:
            yield f"{label}: {people(names)}."


def _roll(people_: tuple[RollPerson, ...]) -> Table:
    return Table(
        columns=(
            Column(header="TT", width=6, align=Align.CENTRE),
            Column(header="Họ và tên", width=36),
            Column(header="Đảng viên", width=18),
            Column(header="Điểm danh", width=22),
            Column(header="Ghi chú", width=18),
        ),
        rows=tuple(
            Row(cells=(str(number), person.name, person.standing, person.state, person.note))
            for number, person in enumerate(people_, start=1)
        ),
    )


def _course(minutes: Minutes) -> Iterator[Block]:
    number = 0
    for title, inside in _course_parts(minutes):
        if inside:
            number += 1
            yield Heading(text=f"{number}. {title}", level=2)
            yield from inside


def _course_parts(minutes: Minutes) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "Đảng phí", _text(minutes.dues)
    yield "Chương trình", _list(tuple(_agenda(line) for line in minutes.agenda))
    heard = minutes.heard_tasks
    yield "Kết quả nhiệm vụ tháng trước", ((heard_tasks_table(heard),) if heard else ())
    yield "Ý kiến phát biểu", _list(tuple(_opinion(each) for each in minutes.opinions))
    yield "Biểu dương", _list(tuple(sentence(each) for each in minutes.praise))
    yield "Nhắc nhở", _list(tuple(sentence(each) for each in minutes.reminders))
    new = minutes.new_tasks
    yield "Nhiệm vụ được giao", ((new_tasks_table(new),) if new else ())
    votes = tuple(f"{vote.matter}: {vote_sentence(vote)}" for vote in minutes.votes)
    yield "Biểu quyết", _list(votes)
    yield "Kết luận", _list(tuple(sentence(each) for each in minutes.conclusions))


def _text(said: str) -> tuple[Block, ...]:
    return (Paragraph(text=sentence(said)),) if said else ()


def _list(items: tuple[str, ...]) -> tuple[Block, ...]:
    return (Items(items=items),) if items else ()


def _agenda(line: AgendaLine) -> str:
    said = sentence(line.title)
    if line.done is not None:
        said = sentence(f"{line.title} – {'đã thực hiện' if line.done else 'chưa thực hiện'}")
    return f"{said} {sentence(line.outcome)}" if line.outcome else said


def _opinion(opinion: Opinion) -> str:
    said = f"Đồng chí {opinion.speaker}"
    return sentence(f"{said}: {opinion.note}" if opinion.note else said)


def _end(minutes: Minutes) -> Iterator[Block]:
    if minutes.minutes_vote:
        yield Paragraph(
            text=f"Biên bản đã được đọc trước hội nghị; biểu quyết: {vote_sentence(minutes.minutes_vote)}"
        )
    yield Paragraph(text=f"Buổi sinh hoạt kết thúc lúc {_end_time(minutes)}.")


def _end_time(minutes: Minutes) -> str:
    said = clock_time(minutes.ended_at)
    if minutes.ended_on in {None, minutes.meeting.held_on}:
        return said
    return f"{said}, {day_month_year(minutes.ended_on)}"
