"""Forms of words that papers share: dates, numbers, times, letterheads, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import Closing, Letterhead, Signature


if TYPE_CHECKING:
    import datetime as dt

    from bontot.papers.values import Issuer, MeetingHead, Register, Signer, VoteCount


#: Room for a hand to fill in.
DOTS = "……"
NO_GROUNDS = "Chưa có căn cứ"
_LAST_PADDED_MONTH = 2


def day_month_year(on: dt.date) -> str:
    """Write "ngày 05 tháng 01 năm 2025": days in two digits, months in two only for January and February."""
    month = f"{on.month:02d}" if on.month <= _LAST_PADDED_MONTH else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def short_date(on: dt.date) -> str:
    """Write dd/mm/yyyy."""
    return f"{on:%d/%m}/{on.year:04d}"


def place_and_date(place: str, on: dt.date | None) -> str:
    """Write the place and the date of a paper, with room for the date when it is not known."""
    said = day_month_year(on) if on else f"ngày {DOTS} tháng {DOTS} năm {DOTS}"
    return f"{place}, {said}"


def number_line(register: Register) -> str:
    """Write "Số 05-NQ/CB", without a colon; room for the clerk when no number is known; nothing without a symbol."""
    if not register.symbol:
        return ""
    number = register.number or DOTS
    if number.isdigit() and len(number) == 1:
        number = f"0{number}"
    return f"Số {number}-{register.symbol}"


def clock_time(at: dt.time | None) -> str:
    """Write "19 giờ 30 phút", with room when it is not known."""
    return f"{at.hour} giờ {at.minute:02d} phút" if at else f"{DOTS} giờ {DOTS} phút"


def letterhead(issuer: Issuer, register: Register) -> Letterhead:
    """Make the head of a paper."""
    return Letterhead(
        body_above=issuer.body_above.upper(),
        issuer=issuer.name.upper(),
        number=number_line(register),
        place_date=place_and_date(issuer.place, register.issued_on),
    )


def signature(signer: Signer, issuer: Issuer) -> Signature:
    """Make the block of one who signs for a collective body, T/M, or for its head, K/T."""
    posts: tuple[str, ...] = (signer.post.upper(),)
    if signer.deputising_for:
        posts = (f"K/T {signer.deputising_for.upper()}", *posts)
    return Signature(collective=f"T/M {issuer.signs_for.upper()}", posts=posts, name=signer.name)


def closing(issuer: Issuer, signer: Signer, recipients: tuple[str, ...] = ()) -> Closing:
    """Make recipients at the left and one signature at the right."""
    return Closing(recipients=recipients, signatures=(signature(signer, issuer),))


def when_and_where(meeting: MeetingHead) -> str:
    """Write the start, the day and, where it is known, the place of a meeting."""
    where = f", tại {meeting.venue}" if meeting.venue else ""
    return f"{clock_time(meeting.starts_at)}, {day_month_year(meeting.held_on)}{where}"


def people(names: tuple[str, ...]) -> str:
    """Write how many and who: "2 đồng chí (A, B)"; "không có" for none."""
    return f"{len(names)} đồng chí ({', '.join(names)})" if names else "không có"


def vote_sentence(vote: VoteCount) -> str:
    """Write the count of a vote, its base and what follows from it, as far as that is known."""
    outcome = (
        {True: "; được thông qua", False: "; không được thông qua"}.get(vote.adopted, "")
        if vote.adopted is not None
        else ""
    )
    said = (
        f"tán thành {vote.in_favour}, không tán thành {vote.against}, ý kiến khác {vote.other}"
        f" (đảng viên chính thức có mặt, có quyền biểu quyết: {vote.base};"
        f" tổng số có quyền biểu quyết: {vote.voting_members}){outcome}."
    )
    if vote.reserved:
        said += f" Ý kiến bảo lưu: {', '.join(vote.reserved)}."
    return said


def sentence(text: str) -> str:
    """Close a text with a full stop unless it closes itself."""
    return text if not text or text[-1] in ".;:!?…" else f"{text}."
