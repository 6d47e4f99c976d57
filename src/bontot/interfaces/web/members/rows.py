"""How the books of a cell are said: standings, intervals, posts, moves."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bontot.domain.members.types import (
    DeclineReason,
    EndCause,
    LeftOut,
    Post,
    PostLine,
    RosterLine,
    SpellKind,
    SpellLine,
    Standing,
    TransferKind,
    TransferLine,
    TransferState,
)
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.members.forms import Form, capital


_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the roster."""

    name: str
    href: str
    standing: str
    note: Tag | None
    posts: str


@dataclass(frozen=True, slots=True)
class Row:
    """A dated line with what may be done about it."""

    head: str
    lines: tuple[str, ...]
    tag: Tag | None = None
    href: str = ""
    forms: tuple[tuple[str, Form], ...] = ()


def standing_said(line: RosterLine) -> str:
    """Say how somebody belongs."""
    if line.belongs == SpellKind.ATTACHED:
        return capital(str(SpellKind.ATTACHED.label))
    return capital(str(Standing(line.standing).label))


def posts_said(posts: Iterable[str]) -> str:
    """List posts, the highest first."""
    order = list(Post)
    held = sorted((Post(post) for post in posts), key=order.index)
    return ", ".join(str(post.label) for post in held)


def note_of(line: RosterLine) -> Tag | None:
    """Say why somebody at home is not expected at meetings."""
    return Tag(capital(str(SpellKind(line.left_out).label)), "off") if line.left_out else None


def left_out_said(reasons: Iterable[LeftOut]) -> str:
    """Say how many are left out, and why."""
    return ", ".join(f"{one.count} {SpellKind(one.reason).label}" for one in reasons)


def interval_said(since: dt.date, until: dt.date | None) -> str:
    """Say from when to when; an end is said as the last day."""
    if until is None:
        return _("từ %(since)s") % {"since": formats.day(since)}
    return _("từ %(since)s đến hết %(until)s") % {
        "since": formats.day(since),
        "until": formats.day(until - _DAY),
    }


def spell_head(one: SpellLine) -> str:
    """Name a spell."""
    head = capital(str(SpellKind(one.kind).label))
    return f"{head}, {Standing(one.standing).label}" if one.standing else head


def spell_lines(one: SpellLine) -> tuple[str, ...]:
    """Say when a spell held, and how the home ended."""
    said = interval_said(one.valid_from, one.valid_until)
    if not one.ended_by:
        return (capital(said),)
    return (capital(said), capital(str(EndCause(one.ended_by).label)))


def post_head(one: PostLine) -> str:
    """Name a post."""
    return capital(str(Post(one.post).label))


def is_over(until: dt.date | None, today: dt.date) -> bool:
    """Say whether something has ended."""
    return until is not None and until <= today


def transfer_tag(one: TransferLine) -> Tag:
    """Say where a transfer stands."""
    tones = {
        TransferState.SENT: "warn",
        TransferState.DECLINED: "no",
        TransferState.WITHDRAWN: "off",
    }
    state = TransferState(one.state)
    return Tag(capital(str(state.label)), tones.get(state, ""))


def transfer_lines(one: TransferLine) -> tuple[str, ...]:
    """Say what moves, from or to where, by which letter, and what came of it."""
    way = _("Từ %(cell)s") if one.incoming else _("Đến %(cell)s")
    letter = _("Giấy giới thiệu ngày %(day)s") % {"day": formats.day(one.letter_date)}
    if one.letter_number:
        letter = _("Giấy giới thiệu số %(number)s, ngày %(day)s") % {
            "number": one.letter_number,
            "day": formats.day(one.letter_date),
        }
    lines = [
        capital(str(TransferKind(one.kind).label)),
        way % {"cell": one.other},
        letter,
    ]
    if one.until_date:
        lines.append(_("Đến hết %(day)s") % {"day": formats.day(one.until_date - _DAY)})
    lines.extend(_outcome(one))
    return tuple(lines)


def _outcome(one: TransferLine) -> Iterable[str]:
    day = {"day": formats.day(one.decided_date)}
    if one.state == TransferState.RECEIVED:
        yield _("Sinh hoạt ở nơi mới từ %(day)s") % day
        if one.reply_number:
            yield _("Giấy trả lời số %(number)s") % {"number": one.reply_number}
    elif one.state == TransferState.DECLINED:
        reason = DeclineReason(one.decline_reason).label
        yield _("Ngày %(day)s không tiếp nhận: %(reason)s") % {**day, "reason": reason}
    elif one.state == TransferState.WITHDRAWN:
        yield _("Thu hồi ngày %(day)s") % day
    elif one.incoming:
        yield _("Đồng chí ấy còn tính ở chi bộ cũ cho đến ngày chi bộ này tiếp nhận.")
    else:
        yield _("Chờ nơi nhận. Đồng chí ấy vẫn sinh hoạt và tính ở chi bộ này.")
