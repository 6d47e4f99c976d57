"""What a row of a cast holds, and what a place is."""

from dataclasses import dataclass, field
from datetime import date

from bontot.domain.campaigns.types import CampaignKind
from bontot.domain.orgtree.types import CellType


@dataclass(frozen=True, slots=True)
class Cell:
    """
    One cell of a cast: its figures at 1/1/2024 and the ratings of its members at the end of 2024.

    `away` are counted among the official members; `attached` are not counted. `committee` is the size of the cell
    committee, 0 where the cell has none. `meets` is a part of the day with a day of the month, or with a weekday
    of the first week.
    """

    code: str
    name: str
    cell_type: CellType
    official: int
    probationary: int
    exempt: int
    away: int
    attached: int
    committee: int
    meets: str
    rated: tuple[int, int, int, int]

    @property
    def members(self) -> int:
        """Official and probationary members at 1/1/2024."""
        return self.official + self.probationary

    @property
    def rated_total(self) -> int:
        """Members less exempt: those rated at the end of the year."""
        return self.members - self.exempt


@dataclass(frozen=True, slots=True)
class Committee:
    """A grassroots committee of a place, or a grassroots cell: its code, label, name and the codes of its cells."""

    code: str
    label: str
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CampaignPaper:
    """A campaign as its papers name it: the launch, and the plan it rests on."""

    kind: CampaignKind
    name: str
    launched: date
    plan_number: str
    plan_date: date | None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """
    One of the five places.

    `province`, `district` and `commune` are codes of the fact file of units as of 2024 (`commune` empty where the
    place is a whole district). `frameworks` maps a strand to the slugs in force here and the cell types each is
    for (empty: all).
    """

    code: str
    slug: str
    province: str
    district: str
    commune: str
    label: str
    province_label: str
    district_label: str
    cells: tuple[Cell, ...]
    committees: tuple[Committee, ...]
    campaign: CampaignPaper
    plan_above: CampaignPaper | None
    plan_above_owner: str
    first_month: date
    admission_targets: dict[str, int] = field(default_factory=dict)
    admitted: dict[str, int] = field(default_factory=dict)

    def cell(self, code: str) -> Cell:
        """The cell of this code."""
        return next(cell for cell in self.cells if cell.code == code)

    def committee_of(self, code: str) -> Committee:
        """The committee (or grassroots cell) a cell stands under."""
        return next(committee for committee in self.committees if code in committee.cells)


def read_cells(table: str) -> tuple[Cell, ...]:
    """
    Read the rows of a cast.

    Columns: code | name | type | official/probationary | exempt | away/attached | cell committee ("không": none) |
    when it meets | excellent/well completed/completed/not completed.

    Examples:
        >>> read_cells("ML-12 | Chi bộ Trạm Y tế phường | public_service | 5/0 | 0 | 0/0 | không | chiều 03 | 1/4/0/0")[0].rated
        (1, 4, 0, 0)
    """
    return tuple(_read_cell(line) for line in table.strip().splitlines())


def _read_cell(line: str) -> Cell:
    code, name, cell_type, members, exempt, temporary, committee, meets, rated = line.split(" | ")
    official, probationary = members.split("/")
    away, attached = temporary.split("/")
    excellent, well, completed, not_completed = rated.split("/")
    return Cell(
        code=code,
        name=name,
        cell_type=CellType(cell_type),
        official=int(official),
        probationary=int(probationary),
        exempt=int(exempt),
        away=int(away),
        attached=int(attached),
        committee=0 if committee == "không" else int(committee),
        meets=meets,
        rated=(int(excellent), int(well), int(completed), int(not_completed)),
    )
