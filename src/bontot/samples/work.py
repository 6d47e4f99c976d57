"""The sample tasks: what each type of cell gives itself month by month, and how they usually end (section 4)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from bontot.domain.meetings.types import HeardResult
from bontot.domain.orgtree.types import CellType
from bontot.domain.tasks.types import NewTask, TaskSource, TaskState
from bontot.samples.calendar import TODAY, meets_on, months, next_month
from bontot.samples.casts.places import PLACES
from bontot.samples.casts.shape import Cell, Place
from bontot.samples.ids import of_organization
from bontot.samples.people import People
from bontot.samples.scenario import struggles
from bontot.samples.streams import identity, rotate, stream


RESIDENTIAL = (CellType.RESIDENTIAL,)
ENTERPRISE = (CellType.STATE_ENTERPRISE, CellType.PRIVATE_ENTERPRISE)


@dataclass(frozen=True, slots=True)
class TaskKind:
    """A task cells of some types give themselves, and the share of them that ends otherwise than well."""

    key: str
    content: str
    types: tuple[CellType, ...]
    months: tuple[int, ...]
    days: int
    goes_wrong: int = 0
    ends: str = "done"
    source: TaskSource = TaskSource.RESOLUTION
    only: tuple[str, ...] = ()
    without: str = ""
    due: tuple[int, int] | None = None


EVERY_MONTH = tuple(range(1, 13))
DRAFT = TaskKind(
    "draft",
    "Chuẩn bị dự thảo nghị quyết tháng sau và gửi trước 1 ngày",
    tuple(CellType),
    EVERY_MONTH,
    0,
    goes_wrong=5,
    ends="late",
    source=TaskSource.STANDING,
)
KINDS = (
    DRAFT,
    TaskKind(
        "fire",
        "Vận động 100% hộ ký cam kết phòng cháy, chữa cháy (chỉ ghi số hộ)",
        RESIDENTIAL,
        (1, 4, 7, 10),
        30,
        goes_wrong=20,
        ends="late",
    ),
    TaskKind(
        "cleaning",
        "Tổ chức 1 buổi dọn vệ sinh tuyến hẻm/ngõ đầu tháng",
        RESIDENTIAL,
        EVERY_MONTH,
        20,
        goes_wrong=5,
        ends="not_done",
    ),
    TaskKind(
        "sourcing",
        "Giúp 2 hội viên tìm hiểu về Đảng (chỉ ghi số lượng)",
        RESIDENTIAL,
        (2, 8),
        90,
        goes_wrong=40,
        ends="partly",
    ),
    TaskKind(
        "roster",
        "Đối chiếu danh sách đảng viên với hồ sơ giấy",
        RESIDENTIAL,
        (5, 10),
        45,
        goes_wrong=15,
        ends="late",
        source=TaskSource.ABOVE,
    ),
    TaskKind(
        "lamps",
        "Sửa 3 bóng đèn đường, kiến nghị nếu vượt thẩm quyền",
        RESIDENTIAL,
        (7,),
        30,
        goes_wrong=100,
        ends="partly",
        only=("ML-05",),
    ),
    TaskKind(
        "rules",
        "Rà soát, sửa đổi quy chế làm việc của đảng ủy",
        (CellType.AGENCY,),
        (3,),
        60,
        source=TaskSource.ABOVE,
    ),
    TaskKind(
        "procedures",
        "Rút ngắn 2 thủ tục còn 3 ngày",
        (CellType.AGENCY,),
        (4,),
        90,
        goes_wrong=100,
        ends="partly",
    ),
    TaskKind(
        "tutoring",
        "Phụ đạo miễn phí cho học sinh khó khăn, 2 buổi/tuần",
        (CellType.PUBLIC_SERVICE,),
        (1, 9),
        140,
        without="Trạm Y tế",
    ),
    TaskKind(
        "drill",
        "Diễn tập phòng cháy đầu năm học",
        (CellType.PUBLIC_SERVICE,),
        (8,),
        0,
        without="Trạm Y tế",
        due=(9, 15),
    ),
    TaskKind(
        "traffic",
        "Tuyên truyền an toàn giao thông tại 2 khu dân cư",
        (CellType.ARMED_FORCES,),
        (2, 5, 8, 11),
        30,
    ),
    TaskKind(
        "saving",
        "Đăng ký 1 sáng kiến tiết kiệm",
        ENTERPRISE,
        (1, 4, 7, 10),
        75,
        goes_wrong=30,
        ends="not_done",
    ),
    TaskKind(
        "pairs",
        "Mỗi đảng viên chính thức kèm 1 đảng viên dự bị",
        (CellType.STUDENTS,),
        (1, 7),
        180,
    ),
)

#: How many tasks a cell may leave undone in a year before its work counts as poor, and for cells that struggle.
MOST_UNDONE, MOST_UNDONE_STRUGGLING, MOST_UNDONE_FIRST_YEAR = 3, 4, 1
#: The workshop alone misses two of its four proposals.
TWO_MISSED = "DT-71"


@dataclass(frozen=True, slots=True)
class Given:
    """A task given to a cell in a month, before its end is settled."""

    kind: TaskKind
    cell: Cell
    month: date
    given: date
    due: date
    hear_month: date

    @property
    def settled(self) -> bool:
        """Whether it fell due in the time told."""
        return self.due <= TODAY

    @property
    def slot(self) -> tuple[str, str, date]:
        """What names it among all."""
        return self.kind.key, self.cell.code, self.month


@dataclass(frozen=True, slots=True)
class CellWork:
    """The tasks of a cell, and what each month's meeting assigned and heard."""

    tasks: tuple[NewTask, ...]
    assigned: dict[date, list[UUID]]
    heard: dict[date, list[tuple[UUID, HeardResult]]]
    late_drafts: frozenset[date]


def _applies(kind: TaskKind, cell: Cell) -> bool:
    if kind.without and kind.without in cell.name:
        return False
    if kind.only:
        return cell.code in kind.only
    return cell.cell_type in kind.types


def _hears(cell: Cell, due: date) -> date:
    """Give the month whose meeting is the first on or after a deadline."""
    month = due.replace(day=1)
    return month if meets_on(cell, month)[0] >= due else next_month(month)


def _given(place: Place, cell: Cell) -> Iterator[Given]:
    for month in months(place):
        day, _ = meets_on(cell, month)
        for kind in KINDS:
            if month.month not in kind.months or not _applies(kind, cell):
                continue
            if kind is DRAFT:
                following = next_month(month)
                due = meets_on(cell, following)[0] - timedelta(days=1)
                yield Given(kind, cell, month, day, due, following)
                continue
            due = date(month.year, *kind.due) if kind.due else day + timedelta(days=kind.days)
            yield Given(kind, cell, month, day, due, _hears(cell, due))


@cache
def what_goes_wrong() -> frozenset[tuple[str, str, date]]:
    """
    Settle which tasks end otherwise than well: for each kind and year the told share, to the nearest one.

    They fall on cells that struggle first, and never so many on one cell that its whole year's work suffers, unless
    it struggles.
    """
    everything = [given for p in PLACES for cell in p.cells for given in _given(p, cell)]
    undone: dict[tuple[str, int], int] = {}
    wrong: set[tuple[str, str, date]] = set()
    for kind in KINDS:
        for year in (2023, 2024):
            due = [g for g in everything if g.kind is kind and g.due.year == year and g.settled]
            wanted = round(len(due) * kind.goes_wrong / 100)
            for given in sorted(due, key=_readiness):
                if wanted and _may_go_wrong(given, kind, undone):
                    wrong.add(given.slot)
                    wanted -= 1
    return frozenset(wrong)


def _readiness(given: Given) -> tuple[float, str]:
    chance = stream(*given.slot, "ends").random()
    return (chance / (1 + struggles(given.cell.code)), given.cell.code)


def _may_go_wrong(given: Given, kind: TaskKind, undone: dict[tuple[str, int], int]) -> bool:
    if kind.goes_wrong == 100:
        return True
    code, year = given.cell.code, given.due.year
    if kind.ends == "late":
        return struggles(code) > 0
    most = 1
    if kind.types is RESIDENTIAL:
        most = MOST_UNDONE_STRUGGLING if struggles(code) > 2 else min(3, 1 + struggles(code))
        most = MOST_UNDONE_FIRST_YEAR if year == TODAY.year - 1 else most
    elif year == TODAY.year - 1:
        most = 0
    elif code == TWO_MISSED:
        most = 2
    if undone.get((code, year), 0) >= most:
        return False
    undone[code, year] = undone.get((code, year), 0) + 1
    return True


def work_of(
    place: Place, cell: Cell, people: People, wrong: frozenset[tuple[str, str, date]]
) -> CellWork:
    """Write the tasks of a cell, and spread them over its meetings."""
    told = set(months(place))
    tasks: list[NewTask] = []
    assigned: dict[date, list[UUID]] = {}
    heard: dict[date, list[tuple[UUID, HeardResult]]] = {}
    late: set[date] = set()
    for number, given in enumerate(_given(place, cell)):
        bad = given.slot in wrong
        task = _task(given, people, number, bad=bad)
        tasks.append(task)
        assigned.setdefault(given.month, []).append(task.id)
        if bad and given.kind is DRAFT:
            late.add(given.hear_month)
        for month, result in _hearings(given, task, told):
            heard.setdefault(month, []).append((task.id, result))
    return CellWork(tuple(tasks), assigned, heard, frozenset(late))


def _task(given: Given, people: People, number: int, *, bad: bool) -> NewTask:
    code = given.cell.code
    leaders = people.leaders(code)
    roll = people.roll(code, given.given).expected
    owners = (
        [leaders[number % len(leaders)]]
        if given.kind is DRAFT
        else rotate(roll, number, 1 + number % 2)
    )
    task = NewTask(
        id=identity(code, "task", given.kind.key, given.month),
        organization_id=of_organization(code),
        source=given.kind.source,
        content=given.kind.content,
        assigned_date=given.given,
        due_date=given.due,
        hear_month=given.hear_month,
        state=TaskState.IN_PROGRESS,
        owners=tuple(owners),
    )
    if not given.settled:
        return task
    ends = given.kind.ends if bad else "done"
    if ends == "not_done":
        return replace(task, state=TaskState.NOT_DONE)
    if ends == "partly":
        return replace(task, state=TaskState.PARTLY_DONE)
    done = _done_date(given, late=ends == "late")
    return replace(task, state=TaskState.DONE, done_date=done)


def _done_date(given: Given, *, late: bool) -> date:
    chance = stream(*given.slot, "done")
    if given.kind is DRAFT:
        return given.due + timedelta(days=1 if late else -chance.randint(0, 1))
    if late:
        return min(given.due + timedelta(days=chance.randint(6, 14)), TODAY)
    return max(given.due - timedelta(days=chance.randint(0, 10)), given.given)


def _hearings(given: Given, task: NewTask, told: set[date]) -> Iterator[tuple[date, HeardResult]]:
    """Say at which meetings a task is heard, and with what result; one done late is heard again."""
    month = given.hear_month
    if month not in told:
        return
    day, _ = meets_on(given.cell, month)
    if task.state is TaskState.PARTLY_DONE:
        yield month, HeardResult.PARTLY
    elif task.done_date is None:
        yield month, HeardResult.NOT_DONE
    elif task.done_date <= day:
        yield month, HeardResult.DONE
    else:
        yield month, HeardResult.NOT_DONE
        if next_month(month) in told:
            yield next_month(month), HeardResult.DONE
