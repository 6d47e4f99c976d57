"""What stands above the tree of one organisation: its figures and what asks for attention."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bontot.domain.reports.types import Node, Tree
from bontot.engine import Verdict
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components.mark import Square, words
from bontot.interfaces.web.components.squares import in_language, squares_of, strand_said


ACHIEVED, NOT_ACHIEVED, UNKNOWN = (
    Verdict.ACHIEVED.value,
    Verdict.NOT_ACHIEVED.value,
    Verdict.UNKNOWN.value,
)

#: How many lines of attention a page lists before it says "and so many more".
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a selector."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The selectors above a tree."""

    periods: tuple[Choice, ...]
    strands: tuple[Choice, ...]
    day: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it counts."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Attention:
    """A cell and what stands between it and the title."""

    node: Node
    goods: str
    gates: tuple[str, ...]
    unknown: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Figures and attention of the cells below."""

    figures: tuple[Figure, ...]
    attention: tuple[Attention, ...]
    attention_left_out: int


def choices(tree: Tree, request: HttpRequest) -> Choices:
    """Say what the selectors offer and what is chosen."""
    strand = request.GET.get("he", "bon-tot")
    periods = sorted({*tree.evaluated.periods, tree.period}, reverse=True)
    return Choices(
        periods=tuple(
            Choice(str(one), _("Năm %(year)s") % {"year": one.year}, one == tree.period)
            for one in periods
        ),
        strands=tuple(
            Choice(one, strand_said(one), one == strand) for one in tree.evaluated.strands
        ),
        day=formats.day(tree.on),
    )


def cells_in(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """List the cells of a tree in its order."""
    found: list[Node] = []
    for node in nodes:
        if node.organization.is_cell:
            found.append(node)
        found.extend(cells_in(node.children))
    return tuple(found)


def board(tree: Tree) -> Board:
    """Sum up the cells of a tree."""
    cells = cells_in(tree.roots)
    open_ones = [_attention(node) for node in cells if _is_open(node)]
    open_ones.sort(key=lambda one: not one.unknown)
    return Board(
        figures=tuple(_figures(tree, cells)),
        attention=tuple(open_ones[:MOST_LINES]),
        attention_left_out=max(len(open_ones) - MOST_LINES, 0),
    )


def _is_open(node: Node) -> bool:
    return node.result is not None and node.result.title_outcome != ACHIEVED


def _attention(node: Node) -> Attention:
    result = node.result
    if result is None:
        return Attention(node, "", (), unknown=True)
    open_only = [
        Square.OFF if square is Square.ACHIEVED else square for square in squares_of(result)
    ]
    return Attention(
        node,
        words(open_only, said=(Square.NOT, Square.UNKNOWN)),
        tuple(in_language(gate.vi, gate.en) for gate in result.gates),
        unknown=result.title_outcome == UNKNOWN,
    )


def _figures(tree: Tree, cells: tuple[Node, ...]) -> Iterable[Figure]:
    titled = sum(root.tally.titled for root in tree.roots)
    unknown = sum(root.tally.unknown for root in tree.roots)
    yield Figure(f"{titled} / {len(cells)}", _("chi bộ đạt danh hiệu"))
    yield Figure(str(unknown), _("chi bộ còn thiếu căn cứ"))
    missing = Counter(
        (place, in_language(pillar.vi, pillar.en))
        for node in cells
        if node.result
        for place, pillar in enumerate(node.result.pillars, 1)
        if pillar.outcome == NOT_ACHIEVED
    )
    if missing:
        (place, name), count = max(missing.items(), key=lambda item: (item[1], -item[0][0]))
        said = _("thiếu nhiều nhất: %(count)s chi bộ (%(name)s)") % {"count": count, "name": name}
        yield Figure(_("Tốt %(place)s") % {"place": place}, said)
