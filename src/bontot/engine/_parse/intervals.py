"""Gaps and overlaps: do bands, or the conditions of cases, cover every value exactly once?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bontot.engine._model.conditions import AllOf, Compare, Condition, Op, Quantity
from bontot.primitives.ratios import Ratio, render_share


if TYPE_CHECKING:
    from bontot.engine._parse.reader import Node
    from bontot.engine._rules.points import Band, Case


_WHOLE: Final = {"count", "judgement"}


@dataclass(frozen=True, slots=True)
class _Span:
    low: Ratio | None
    low_closed: bool
    high: Ratio | None
    high_closed: bool
    place: int

    def first(self) -> int:
        """Give the lowest whole number inside."""
        if self.low is None:
            return 0
        down = self.low.numerator // self.low.denominator
        exact = down * self.low.denominator == self.low.numerator
        return down if exact and self.low_closed else down + 1

    def last(self) -> int | None:
        """Give the highest whole number inside, None when there is none."""
        if self.high is None:
            return None
        down = self.high.numerator // self.high.denominator
        exact = down * self.high.denominator == self.high.numerator
        return down - 1 if exact and not self.high_closed else down


def check_bands(node: Node, bands: tuple[Band, ...], kind: str, highest: int | None) -> None:
    """
    Report gaps, overlaps and empty bands.

    Args:
        node: the list of bands.
        bands: as read.
        kind: `count` and `judgement` are checked over whole numbers, `ratio` over 0 to 1, `share` from 0 on.
        highest: the greatest judged number, in steps.
    """
    spans = [
        _Span(band.low, band.low_closed, band.high, band.high_closed, place)
        for place, band in enumerate(bands)
    ]
    _check(node, spans, kind, highest, "bands")


def check_cases(node: Node, cases: tuple[Case, ...], kind: str) -> None:
    """Report cases without a last resort unless their bounds on one quantity cover everything once."""
    quantities: set[Quantity] = set()
    spans = []
    for place, case in enumerate(cases):
        span = _span_of(case.when, place, quantities) if case.when is not None else None
        if span is None:
            break
        spans.append(span)
    if len(spans) != len(cases) or len(quantities) != 1:
        node.bad("no_last_case", "a last case without when", found="conditions on every case")
        return
    _check(node, spans, kind, None, "cases")


def _span_of(condition: Condition, place: int, quantities: set[Quantity]) -> _Span | None:
    items = condition.items if isinstance(condition, AllOf) else (condition,)
    low, low_closed, high, high_closed = None, False, None, False
    for item in items:
        if not isinstance(item, Compare):
            return None
        quantities.add(item.quantity)
        if item.op in {Op.AT_LEAST, Op.MORE_THAN, Op.EQUALS}:
            low, low_closed = item.bound, item.op is not Op.MORE_THAN
        if item.op in {Op.AT_MOST, Op.LESS_THAN, Op.EQUALS}:
            high, high_closed = item.bound, item.op is not Op.LESS_THAN
    return _Span(low, low_closed, high, high_closed, place)


def _check(node: Node, spans: list[_Span], kind: str, highest: int | None, what: str) -> None:
    if kind in _WHOLE:
        _check_whole(node, spans, highest, what)
    else:
        _check_shares(node, spans, bounded=kind == "ratio", what=what)


def _check_whole(node: Node, spans: list[_Span], highest: int | None, what: str) -> None:
    filled = _without_empty(node, spans, what)
    expected, previous = 0, None
    for span in sorted(filled, key=lambda span: (span.first(), span.place)):
        first, last = span.first(), span.last()
        if previous is not None and first < expected:
            until = expected - 1 if last is None else min(last, expected - 1)
            _overlap(node, previous, span, _range(first, until), what)
        elif first > expected:
            node.bad(
                f"{what}_gap",
                f"{what} that touch",
                found=f"{_range(expected, first - 1)} fits none",
            )
        top = math.inf if last is None else last
        if previous is None or top >= expected:
            previous = span
        if last is None:
            expected = 10**9
            continue
        expected = max(expected, last + 1)
    end = highest if highest is not None else 10**9 - 1
    if expected <= end:
        found = f"{expected} and more" if highest is None else _range(expected, highest)
        node.bad(f"{what}_gap", f"{what} that touch", found=f"{found} fits none")


def _without_empty(node: Node, spans: list[_Span], what: str) -> list[_Span]:
    filled = []
    for span in spans:
        last = span.last()
        if last is not None and span.first() > last:
            node.child(span.place, None).bad(
                f"{what}_empty", "bounds with a value between", found="no value fits"
            )
        else:
            filled.append(span)
    return filled


def _range(first: int, last: int) -> str:
    if last >= 10**9 - 1:
        return f"{first} and more"
    return f"exactly {first}" if first == last else f"{first}–{last}"


def _overlap(node: Node, one: _Span, other: _Span, values: str, what: str) -> None:
    places = sorted((one.place, other.place))
    node.child(other.place, None).bad(
        f"{what}_overlap", "each value in one", found=f"{values} fits {places[0]} and {places[1]}"
    )


def _check_shares(node: Node, spans: list[_Span], *, bounded: bool, what: str) -> None:
    zero = Ratio(0, 1)
    ordered = sorted(
        spans,
        key=lambda span: (
            Fraction((span.low or zero).numerator, (span.low or zero).denominator),
            not (span.low is None or span.low_closed),
        ),
    )
    # `reached` is the greatest value covered so far; `open_end` says it is itself still uncovered.
    reached, open_end, previous, endless = zero, True, None, False
    for span in ordered:
        low, closed = (span.low or zero), span.low is None or span.low_closed
        order = low.compare(reached)
        if order > 0 or (order == 0 and open_end and not closed):
            _share_gap(node, reached, low, (open_end, not closed), what)
        elif previous is not None and (order < 0 or (order == 0 and not open_end and closed)):
            values = f"exactly {render_share(low)}" if order == 0 else f"from {render_share(low)}"
            _overlap(node, previous, span, values, what)
        if span.high is None:
            reached, open_end, previous, endless = Ratio(10**9, 1), False, span, True
        elif previous is None or span.high.compare(reached) >= 0:
            reached, open_end, previous = span.high, not span.high_closed, span
    if endless:
        return
    one = Ratio(1, 1)
    left = one.compare(reached)
    if not bounded or left > 0 or (left == 0 and open_end):
        _share_gap(node, reached, one if bounded else None, (open_end, True), what)


def _share_gap(
    node: Node, low: Ratio, high: Ratio | None, inside: tuple[bool, bool], what: str
) -> None:
    if high is not None and low.compare(high) == 0:
        found = f"exactly {render_share(low)} fits none"
    else:
        sign = "≥" if inside[0] else ">"
        found = f"{sign} {render_share(low)}"
        if high is not None:
            found += f" and {'≤' if inside[1] else '<'} {render_share(high)}"
        found += " fits none"
    node.bad(f"{what}_gap", f"{what} that touch", found=found)
