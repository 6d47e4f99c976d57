"""What an amendment kept of a part of a meeting, line by line, for the page and for paper."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from bontot.domain.meetings.types import HeardResult, Part, RemarkKind, RollMark
from bontot.interfaces.shared import formats


def lines_of(part: str, kept: object) -> tuple[str, ...]:
    """
    Say a part as it was kept, or as it is now.

    Args:
        part: Which part.
        kept: Its snapshot, with names where members stood.
    """
    found = _SAID[Part(part)](kept)
    return tuple(line for line in found if line) or ("–",)


def _roll(kept: Any) -> list[str]:  # noqa: ANN401 - a snapshot as JSON has it
    marks = [f"{name}: {RollMark(mark).label.lower()}" for name, mark in kept["marks"]]
    attached = [f"sinh hoạt tạm thời: {name}" for name in kept.get("attached", ())]
    counts = f"có mặt {kept['present']}/{kept['expected']}"
    return [counts, *marks, *attached, *kept["guests"]]


def _officers(kept: Any) -> list[str]:  # noqa: ANN401 - a snapshot as JSON has it
    return [f"chủ trì {kept['chair'] or '–'}", f"thư ký {kept['secretary'] or '–'}"]


def _speakers(kept: Any) -> list[str]:  # noqa: ANN401 - a snapshot as JSON has it
    return [f"{name} {gist}".strip() for name, gist in kept["spoken"]]


def _tasks(kept: Any) -> list[str]:  # noqa: ANN401 - a snapshot as JSON has it
    said = []
    for content, result, note in kept:
        done = HeardResult(result).label.lower() if result else ""
        said.append(", ".join(one for one in (content, done, note) if one))
    return said


def _remarks(kept: Any) -> list[str]:  # noqa: ANN401 - a snapshot as JSON has it
    return [
        f"{RemarkKind(kind).label} {member or 'chi bộ'}: {about}" for kind, about, member in kept
    ]


def _conclusions(kept: Any) -> list[str]:  # noqa: ANN401 - a snapshot as JSON has it
    return list(kept)


def _times(kept: Any) -> list[str]:  # noqa: ANN401 - a snapshot as JSON has it
    began, ended = (
        formats.instant(dt.datetime.fromisoformat(kept[name]))
        for name in ("started_at", "ended_at")
    )
    return [f"bắt đầu {began}", f"kết thúc {ended}"]


_SAID: Final[dict[Part, Callable[[Any], list[str]]]] = {
    Part.ROLL: _roll,
    Part.OFFICERS: _officers,
    Part.SPEAKERS: _speakers,
    Part.HEARING: _tasks,
    Part.REMARKS: _remarks,
    Part.ASSIGNING: _tasks,
    Part.CONCLUSIONS: _conclusions,
    Part.CLOSING: _times,
}
