"""Reading a whole framework: `parse_framework`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bontot.engine._model.defects import FrameworkErrors
from bontot.engine._model.framework import Framework, Level, Name, Pillar, Subject, Validity
from bontot.engine._parse.criteria import Policies, read_adjustment, read_pillar, read_policies
from bontot.engine._parse.gates import read_gate
from bontot.engine._parse.lint import lint
from bontot.engine._parse.overlay import Resolved, resolve
from bontot.engine._parse.parts import (
    read_basis,
    read_facts,
    read_name,
    read_scale,
    read_validity,
)
from bontot.engine._parse.reader import SLUG, Context, Node
from bontot.engine._parse.verdicts import EVERY, read_cap, read_levels, read_title


if TYPE_CHECKING:
    from collections.abc import Mapping


_REQUIRED: Final = ("id", "version", "subject", "name", "valid", "basis", "facts", "pillars")
_OPTIONAL: Final = (
    "applies_to",
    "points",
    "not_applicable",
    "unknown",
    "adjustments",
    "gates",
    "title",
    "levels",
    "cap",
    "may_loosen",
    "resolved_from",
)


def parse_framework(
    mapping: Mapping[str, object],
    *,
    lines: Mapping[str, int] | None = None,
    parent: Framework | None = None,
    catalogue: Mapping[str, tuple[str, str]] | None = None,
) -> Framework | FrameworkErrors:
    """
    Read a framework, or say everything that is wrong with it.

    Args:
        mapping: the file as plain mappings, lists and texts (numbers and booleans are read as well).
        lines: path (`pillars.0.criteria.2.max`, the top is `""`) → line in the file.
        parent: the framework an overlay (`extends:`) stands on.
        catalogue: indicator id → (type, unit); when given, every fact that is not a judgement must stand in it.

    Returns:
        The framework, with its warnings; or the errors (a value, not raised), which carry all defects.
    """
    ctx = Context(lines=lines or {})
    resolved = resolve(mapping, parent, ctx)
    if resolved is None:
        return FrameworkErrors(tuple(ctx.defects))
    ctx.places = resolved.places
    framework = _read(resolved, ctx)
    if framework is not None:
        lint(framework, ctx, catalogue)
    if framework is None or ctx.errors:
        return FrameworkErrors(tuple(ctx.defects))
    object.__setattr__(framework, "warnings", tuple(ctx.defects))
    return framework


def _read(resolved: Resolved, ctx: Context) -> Framework | None:
    top = Node(resolved.mapping, "", ctx)
    nodes = top.mapping(_REQUIRED, _OPTIONAL)
    ctx.scale = read_scale(nodes.get("points"), ctx)
    facts = read_facts(nodes.get("facts"), ctx)
    policies = read_policies(nodes)
    pillars = _pillars(nodes.get("pillars"), policies)
    adjustments = _adjustments(nodes.get("adjustments"))
    gates = [read_gate(item) for item in nodes["gates"].items()] if "gates" in nodes else []
    subject = nodes["subject"].one_of([s.value for s in Subject]) if "subject" in nodes else None
    name, validity = read_name(nodes.get("name")), read_validity(nodes.get("valid"))
    head = _head(nodes)
    if head is None:
        return None
    return Framework(
        id=head[0],
        version=head[1],
        subject=Subject(subject) if subject is not None else Subject.CELL,
        name=name or Name("", ""),
        validity=validity or _anytime(),
        basis=read_basis(nodes.get("basis")),
        scale=ctx.scale,
        facts=facts,
        pillars=pillars,
        bonus=read_adjustment(adjustments.get("bonus"), policies),
        deduction=read_adjustment(adjustments.get("deduction"), policies),
        gates=tuple(gate for gate in gates if gate is not None),
        title=read_title(nodes.get("title")),
        levels=_levels(read_levels(nodes.get("levels")), pillars),
        cap=read_cap(nodes.get("cap")),
        not_applicable=policies.not_applicable,
        unknown=policies.unknown,
        applies_to=_ids(nodes.get("applies_to")),
        may_loosen=_texts(nodes.get("may_loosen")),
        extends=resolved.extends,
        origins=resolved.origins,
        source=resolved.mapping,
    )


def _anytime() -> Validity:
    import datetime as dt  # noqa: PLC0415 - a placeholder beside a reported defect only

    return Validity(dt.date.min)


def _head(nodes: dict[str, Node]) -> tuple[str, str] | None:
    slug = nodes["id"].matching(SLUG, "lower case letters, digits and -") if "id" in nodes else None
    version = nodes["version"].text() if "version" in nodes else None
    return None if slug is None or version is None else (slug, version)


def _pillars(node: Node | None, policies: Policies) -> tuple[Pillar, ...]:
    if node is None:
        return ()
    read = [read_pillar(item, policies) for item in node.items()]
    if not read:
        node.bad("no_pillars", "at least one pillar", found="none")
    return tuple(pillar for pillar in read if pillar is not None)


def _levels(levels: tuple[Level, ...], pillars: tuple[Pillar, ...]) -> tuple[Level, ...]:
    """Write `all` out as the names it stands for."""
    names = tuple(pillar.id for pillar in pillars)
    criteria = tuple(criterion.id for pillar in pillars for criterion in pillar.criteria)
    return tuple(
        replace(
            level,
            pillars=names if level.pillars == (EVERY,) else level.pillars,
            criteria=criteria if level.criteria == (EVERY,) else level.criteria,
        )
        for level in levels
    )


def _adjustments(node: Node | None) -> dict[str, Node]:
    if node is None:
        return {}
    if node.ctx.scale is None:
        node.bad("no_points_here", "adjustments only where the framework has `points`")
        return {}
    return node.mapping((), ("bonus", "deduction"))


def _ids(node: Node | None) -> tuple[str, ...]:
    read = [item.id() for item in node.items()] if node is not None else []
    return tuple(text for text in read if text is not None)


def _texts(node: Node | None) -> tuple[str, ...]:
    read = [item.text() for item in node.items()] if node is not None else []
    return tuple(text for text in read if text is not None)
