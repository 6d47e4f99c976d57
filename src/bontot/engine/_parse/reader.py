"""Reading plain mappings with a place for every defect: nothing stops at the first one."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bontot.engine._model.defects import Defect
from bontot.primitives.ratios import (
    Ratio,
    UnreadableRatio,
    parse_decimal,
    parse_share,
    render_decimal,
)
from bontot.primitives.vietnamese import tidy


if TYPE_CHECKING:
    from bontot.engine._model.facts import FactSpec
    from bontot.engine._model.framework import Scale


ID: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
SLUG: Final = re.compile(r"[a-z][a-z0-9-]{0,59}")
_TRUE: Final = {"yes", "true"}
_FALSE: Final = {"no", "false"}
_SHOWN: Final = 80


def text_of(value: object) -> str | None:
    """Give a scalar as text, or None when the value is not a scalar."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return tidy(value)
    return str(value) if isinstance(value, int | float) else None


def shown(value: object) -> str:
    """Give a value as it is shown in a defect: short, on one line."""
    text = text_of(value)
    if text is None:
        kind = "a mapping" if isinstance(value, Mapping) else "a list"
        text = kind if isinstance(value, Mapping | Sequence) else type(value).__name__
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def points_text(scale: Scale | None, steps: int) -> str:
    """Write a number of steps as points."""
    return render_decimal(steps * scale.step if scale else Fraction(steps)) or str(steps)


def among(choices: Sequence[str], found: str = "") -> str:
    """Say what is accepted, the likeliest first."""
    close = difflib.get_close_matches(found, choices, n=1) if found else []
    rest = [choice for choice in choices if choice not in close]
    listed = ", ".join([*close, *rest][:12])
    return listed + (", …" if len(choices) > 12 else "")  # noqa: PLR2004 - enough to choose from


@dataclass
class Context:
    """Gather the defects of one reading, and what rules need to be read."""

    lines: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)
    specs: dict[str, FactSpec] = field(default_factory=dict)
    scale: Scale | None = None

    def report(
        self, code: str, path: str, *, found: str, accepted: str, severity: str = "error"
    ) -> None:
        """Note one defect at the place its author wrote it."""
        place = self.place(path)
        self.defects.append(
            Defect(code, place or ".", self._line(place), found, accepted, severity)
        )

    def place(self, path: str) -> str:
        """Give the path in the author's own file of a path in the resolved framework."""
        parts = path.split(".")
        for end in range(len(parts), 0, -1):
            if (written := self.places.get(".".join(parts[:end]))) is not None:
                return ".".join([written, *parts[end:]])
        return path

    def _line(self, path: str) -> int | None:
        parts = path.split(".") if path else []
        for end in range(len(parts), 0, -1):
            if (line := self.lines.get(".".join(parts[:end]))) is not None:
                return line
        return self.lines.get("")

    @property
    def errors(self) -> int:
        """Count the defects that are errors."""
        return sum(defect.severity == "error" for defect in self.defects)


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its path; each reading reports what does not fit and gives None."""

    value: object
    path: str
    ctx: Context

    def bad(self, code: str, accepted: str, found: str | None = None) -> None:
        """Report a defect here."""
        self.ctx.report(
            code, self.path, found=shown(self.value) if found is None else found, accepted=accepted
        )

    def child(self, key: str | int, value: object) -> Node:
        """Give a node one step down."""
        return Node(value, f"{self.path}.{key}" if self.path else str(key), self.ctx)

    def mapping(
        self, required: Sequence[str] = (), optional: Sequence[str] = (), *, free: bool = False
    ) -> dict[str, Node]:
        """Read a mapping; missing and unknown keys are reported."""
        if not isinstance(self.value, Mapping):
            self.bad("not_a_mapping", "a mapping of " + among([*required, *optional]))
            return {}
        known = [*required, *optional]
        nodes = {str(key): self.child(str(key), inner) for key, inner in self.value.items()}
        for key in required:
            if key not in nodes:
                self.child(key, None).bad("missing_key", f"the key {key}", found="nothing")
        if not free:
            for key in [key for key in nodes if key not in known]:
                nodes.pop(key).bad("unknown_key", among(known, key), found=key)
        return nodes

    def items(self) -> Iterator[Node]:
        """Read a list."""
        if isinstance(self.value, Sequence) and not isinstance(self.value, str):
            for place, inner in enumerate(self.value):
                yield self.child(place, inner)
        else:
            self.bad("not_a_list", "a list")

    def text(self) -> str | None:
        """Read text that is not empty."""
        text = text_of(self.value)
        if text:
            return text
        self.bad("not_text", "a text")
        return None

    def matching(self, pattern: re.Pattern[str], accepted: str) -> str | None:
        """Read a text of a pattern."""
        text = text_of(self.value)
        if text is not None and pattern.fullmatch(text):
            return text
        self.bad("bad_id", accepted)
        return None

    def id(self) -> str | None:
        """Read an id."""
        return self.matching(ID, "lower case letters, digits and _, a letter first")

    def one_of(self, choices: Sequence[str], code: str = "not_among") -> str | None:
        """Read one of some words."""
        text = text_of(self.value)
        if text in choices:
            return text
        self.bad(code, among(choices, text or ""))
        return None

    def flag(self) -> bool | None:
        """Read yes or no."""
        text = (text_of(self.value) or "").lower()
        if text in _TRUE | _FALSE:
            return text in _TRUE
        self.bad("not_a_flag", "yes or no")
        return None

    def whole(self) -> int | None:
        """Read a whole number ≥ 0."""
        text = text_of(self.value) or ""
        if re.fullmatch(r"\d{1,9}", text):
            return int(text)
        self.bad("not_a_whole_number", "a whole number from 0")
        return None

    def share(self, *, beyond_one: bool = False) -> Ratio | None:
        """Read a percentage or a fraction."""
        try:
            ratio = parse_share(text_of(self.value) or "")
        except UnreadableRatio:
            self.bad("not_a_share", "a percentage (90%) or a fraction (2/3)")
            return None
        if not beyond_one and ratio.numerator > ratio.denominator:
            self.bad("share_beyond_one", "0% to 100%")
            return None
        return ratio

    def day(self) -> dt.date | None:
        """Read a day."""
        try:
            return dt.date.fromisoformat(text_of(self.value) or "")
        except ValueError:
            self.bad("not_a_date", "a day as 2024-01-31")
            return None

    def decimal(self) -> Fraction | None:
        """Read an exact number ≥ 0."""
        value = parse_decimal(text_of(self.value) or "")
        if value is None:
            self.bad("not_a_number", "a number from 0, decimals after a point")
        return value

    def points(self) -> int | None:
        """Read points as whole steps of the framework."""
        scale = self.ctx.scale
        if scale is None:
            self.bad("no_points_here", "points only where the framework has `points`")
            return None
        value = self.decimal()
        if value is None:
            return None
        steps = value / scale.step
        if steps.denominator != 1:
            self.bad("not_a_multiple_of_step", f"a multiple of {render_decimal(scale.step)}")
            return None
        return steps.numerator

    def fact(self) -> FactSpec | None:
        """Read the name of a declared fact."""
        name = text_of(self.value) or ""
        if name in self.ctx.specs:
            return self.ctx.specs[name]
        self.bad("unknown_fact", among(list(self.ctx.specs), name))
        return None

    def fact_of(self, *types: str) -> FactSpec | None:
        """Read the name of a declared fact of one of some types."""
        spec = self.fact()
        if spec is None or type_of(spec) in types:
            return spec
        self.bad(
            "wrong_fact_type",
            "a fact of type " + " or ".join(types),
            found=f"{spec.id} ({type_of(spec)})",
        )
        return None


def type_of(spec: FactSpec) -> str:
    """Give the type of a fact, telling the two judgements apart: `judgement` has points, `options` a choice."""
    return "options" if spec.options else spec.type.value
