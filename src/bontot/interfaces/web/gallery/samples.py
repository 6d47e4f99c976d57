"""What the gallery fills its components with: words of the product, and nobody's record."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace

from django.utils.translation import gettext as _

from bontot.domain.accounts.types import AccountState
from bontot.domain.campaigns.types import PilotState
from bontot.domain.discipline.types import FindingState
from bontot.domain.meetings.types import MeetingState, QualityLevel, RollMark
from bontot.domain.petitions.types import PetitionState
from bontot.domain.ratings.types import Grade
from bontot.domain.tasks.types import TaskState
from bontot.engine import Outcome, Verdict
from bontot.interfaces.web.components.mark import Square
from bontot.interfaces.web.components.squares import Tag, outcome_tag, verdict_tag
from bontot.interfaces.web.tasks.blocks import task_tag


@dataclass(frozen=True, slots=True)
class States:
    """The states of one thing, each as its tag."""

    name: str
    tags: tuple[Tag, ...]


_Y, _N, _U, _X = Square.ACHIEVED, Square.NOT, Square.UNKNOWN, Square.OFF

#: Marks of three, four, five and nine goods, in every state of a square.
MARKS = (
    (_Y, _N, _U),
    (_Y, _Y, _Y, _Y),
    (_Y, _N, _U, _X),
    (_Y, _Y, _N, _Y, _U),
    (_Y, _Y, _Y, _N, _U, _X, _Y, _Y, _Y),
)

RESULT = SimpleNamespace(
    for_good=("Kết luận số 12-KL/UBKT, ngày 30/08/2024",),
    least=(
        SimpleNamespace(text="Còn thiếu 1 đảng viên để đạt 100%", href="#can-cu"),
        SimpleNamespace(text="Sinh hoạt chuyên đề: còn thiếu 1 kỳ", href=""),
    ),
)

ROLL = (
    ("a", "Nguyễn Văn An", ""),
    ("b", "Lê Thị Bình", RollMark.EXCUSED),
    ("c", "Trần Văn Châu", RollMark.UNEXCUSED),
)


def states() -> tuple[States, ...]:
    """Give every state a page can show, by what it is a state of."""
    return (
        States(_("Tiêu chí"), tuple(outcome_tag(one) for one in Outcome)),
        States(_("Kết luận"), tuple(verdict_tag(one) for one in Verdict)),
        States(_("Kỳ sinh hoạt"), _toned(MeetingState, {"locked": ""}, "warn")),
        States(
            _("Mức của kỳ sinh hoạt"), _toned(QualityLevel, {"poor": "no", "average": "part"}, "")
        ),
        States(_("Điểm danh"), _toned(RollMark, {"unexcused": "no", "excused": "part"}, "off")),
        States(_("Nhiệm vụ"), _tasks()),
        States(_("Vi phạm"), _toned(FindingState, {"confirmed": "no"}, "off")),
        States(_("Kiến nghị"), _toned(PetitionState, {"answered": "", "overdue": "no"}, "off")),
        States(_("Làm điểm"), _toned(PilotState, {}, "off")),
        States(_("Xếp loại"), _toned(Grade, {"not_completed": "no"}, "")),
        States(_("Tài khoản"), tuple(Tag(str(one.label), one.tone) for one in AccountState)),
    )


def _toned(states: Iterable[object], tones: dict[str, str], otherwise: str) -> tuple[Tag, ...]:
    return tuple(
        Tag(str(one.label), tones.get(str(one.value), otherwise))  # type: ignore[attr-defined]  # a TextChoices
        for one in states
    )


def _tasks() -> tuple[Tag, ...]:
    late = task_tag(TaskState.IN_PROGRESS, 5)
    soon = task_tag(TaskState.IN_PROGRESS, 0, due_soon=True)
    return (*(task_tag(one, 0) for one in TaskState), soon, late)


def verdicts() -> tuple[SimpleNamespace, ...]:
    """Give the title's verdict in each of its ways."""
    said = (
        ((_Y, _Y, _Y, _Y), Verdict.ACHIEVED, "100/100"),
        ((_Y, _N, _Y, _Y), Verdict.NOT_ACHIEVED, "86/100"),
        ((_Y, _U, _Y, _U), Verdict.UNKNOWN, ""),
        ((_X, _X, _X), Verdict.NOT_APPLICABLE, ""),
    )
    return tuple(
        SimpleNamespace(
            squares=squares,
            tone=verdict_tag(verdict).tone,
            verdict=verdict_tag(verdict).text,
            summary="Chi bộ bốn tốt",
            score=score,
        )
        for squares, verdict, score in said
    )


def goods() -> tuple[SimpleNamespace, ...]:
    """Give a good with a criterion in every outcome, one with a meter, and a good that is barred."""
    met, *others = Outcome
    counted = _criterion(met, share=85, upto=100, meter=True)
    return (
        _good(1, Verdict.NOT_ACHIEVED, (counted, *map(_criterion, others)), opened=True),
        _good(2, Verdict.UNKNOWN, (), opened=False),
    )


def _good(
    number: int, verdict: Verdict, criteria: tuple[SimpleNamespace, ...], *, opened: bool
) -> SimpleNamespace:
    return SimpleNamespace(
        id=f"mau-tot-{number}",
        number=number,
        name="Chất lượng sinh hoạt tốt",
        open=opened,
        tag=verdict_tag(verdict),
        barred_by=("Kết luận số 12-KL/UBKT, ngày 30/08/2024",) if opened else (),
        criteria=criteria,
    )


def _criterion(
    outcome: Outcome, *, share: int = 0, upto: int = 0, meter: bool = False
) -> SimpleNamespace:
    return SimpleNamespace(
        id=f"mau-{outcome.value}",
        name="Tỷ lệ đảng viên dự sinh hoạt",
        tag=outcome_tag(outcome),
        points="3 / 4",
        share=share,
        upto=upto,
        tone="fg",
        has_meter=meter,
        why="17/20",
        rule="≥ 90%",
        said_by="HD 42-HD/BTCTW",
        inputs=(SimpleNamespace(name="Có mặt", value="17/20", href=""),),
        arithmetic="17/20 = 85%",
        least="1",
    )


def tasks() -> tuple[SimpleNamespace, ...]:
    """Give a row of the task table for each state."""
    return tuple(
        SimpleNamespace(
            content="Vận động hộ dân ký cam kết phòng cháy",
            owners="Lê Thị Bình",
            due="30/11/2024",
            tag=tag,
        )
        for tag in _tasks()
    )


def accounts() -> tuple[SimpleNamespace, ...]:
    """Give a line of the accounts for each state."""
    return tuple(
        SimpleNamespace(
            role=SimpleNamespace(label="bí thư"),
            holder="Nguyễn Văn An",
            username=f"ml_{number:02d}-bithu",
            state=state,
            slip_until=None,
            post_ended=state == AccountState.LOCKED,
            managed=False,
        )
        for number, state in enumerate(AccountState, 1)
    )
