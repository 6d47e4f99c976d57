"""What the papers of a meeting are filled from: the meeting, its cell and the line above, its score."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from bontot.domain.assessments.types import ScorePreview
from bontot.domain.meetings.types import MeetingFull, MeetingKind
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.interfaces.shared.clock import ZONE
from bontot.papers import values


KINDS = {
    MeetingKind.REGULAR: "sinh hoạt chi bộ thường kỳ",
    MeetingKind.COMBINED: "sinh hoạt chi bộ thường kỳ kết hợp chuyên đề",
    MeetingKind.THEMATIC: "sinh hoạt chi bộ chuyên đề",
    MeetingKind.EXTRAORDINARY: "sinh hoạt chi bộ đột xuất",
    MeetingKind.CELL_COMMITTEE: "họp chi ủy",
}
#: A committee of a territory; a remark in brackets behind its name is no part of the place.
_TERRITORY = re.compile(
    r"Đảng (?:bộ|ủy) (?:tỉnh|thành phố|quận|huyện|thị xã|phường|thị trấn|xã|đặc khu) (?P<place>[^(]+)"
)


@dataclass(frozen=True, slots=True)
class Record:
    """
    What the papers are filled from.

    Args:
        line: The organisations above the cell, from the top down.
        inside: Papers that stand inside the minutes by the rule in force.
    """

    cell: OrganizationOnDay
    line: tuple[OrganizationOnDay, ...]
    meeting: MeetingFull
    score: ScorePreview | None
    inside: tuple[str, ...] = ()

    @property
    def above(self) -> OrganizationOnDay | None:
        """The committee above."""
        return self.line[-1] if self.line else None

    @property
    def body_above(self) -> str:
        """The body that leads the committee above: papers go to it, not to the organisation."""
        return re.sub(r"^Đảng bộ", "Đảng ủy", self.above.name) if self.above else ""

    @property
    def held_on(self) -> dt.date:
        """The day of the meeting, held or planned."""
        return (self.meeting.started_at or self.meeting.planned_at).astimezone(ZONE).date()

    @property
    def issuer(self) -> values.Issuer:
        """The cell as it issues papers."""
        return values.Issuer(
            body_above=self.above.name if self.above else "",
            name=self.cell.name,
            place=place_named((*self.line, self.cell)),
            has_cell_committee=self.meeting.has_committee,
            sample=settings.DEMO,
        )

    @property
    def head(self) -> values.MeetingHead:
        """The meeting as papers name it."""
        starts = (self.meeting.started_at or self.meeting.planned_at).astimezone(ZONE)
        return values.MeetingHead(
            subject=f"{KINDS[MeetingKind(self.meeting.kind)]} {self.month}",
            held_on=self.held_on,
            starts_at=starts.time(),
            venue=self.meeting.place,
        )

    @property
    def month(self) -> str:
        """The month in words."""
        return f"tháng {self.meeting.month.month} năm {self.meeting.month.year}"

    def register(self, symbol: str = "") -> values.Register:
        """Give the number the register has, or leave room for the clerk's."""
        number = next(
            (
                f"{one.number:02d}"
                for one in self.meeting.numbers
                if f"{one.paper_type}/{one.body}" == symbol
                and one.number
                and not one.withdrawn_date
            ),
            "",
        )
        return values.Register(issued_on=self.held_on, number=number, symbol=symbol)

    @property
    def signer(self) -> values.Signer:
        """The secretary, or the deputy for him."""
        for post, words, instead in (
            ("secretary", "Bí thư", ""),
            ("deputy_secretary", "Phó Bí thư", "Bí thư"),
        ):
            for one in self.meeting.roll:
                if post in one.posts:
                    return values.Signer(name=one.full_name, post=words, deputising_for=instead)
        return values.Signer(name="", post="Bí thư")

    def name_of(self, member: object) -> str:
        """Name a member of the roll."""
        return next((one.full_name for one in self.meeting.roll if one.member_id == member), "")

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives a paper."""
        above = (f"{self.body_above} (để báo cáo)",) if self.body_above else ()
        return (*above, "Lưu chi bộ")


def place_named(line: Sequence[OrganizationOnDay]) -> str:
    """
    Name the place in which an organisation issues its papers: that of the nearest committee of a territory.

    Args:
        line: The organisation and those above it, from the top down; a company's or an office's committee names no place.
    """
    for unit in reversed(line):
        found = _TERRITORY.match(unit.name)
        if found:
            return found["place"].strip()
    return line[-1].name if line else ""
