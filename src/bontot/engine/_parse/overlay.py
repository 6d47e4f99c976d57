"""
Overlays: a framework that extends another. It adds, it tightens; it loosens only where the parent permits.

What comes out is a whole framework as plain mappings, with the place in the overlay's own file of each part it wrote, and
the framework each part came from.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bontot.engine._parse.reader import Context, Node, among, shown, text_of
from bontot.engine._parse.strictness import is_stricter, title_asks_no_less


if TYPE_CHECKING:
    from bontot.engine._model.framework import Framework


_KEYS: Final = (
    "id", "version", "extends", "name", "valid", "basis", "applies_to", "title", "add", "totals",
    "tighten", "loosen", "may_loosen", "resolved_from",
)  # fmt: skip
_REQUIRED: Final = ("id", "version", "extends", "name", "valid", "basis")
_ADDED: Final = ("facts", "pillars", "criteria", "gates", "deduction", "levels", "cap")
_ROOTS: Final = {
    "pillars": "pillars",
    "gates": "gates",
    "levels": "levels",
    "bonus": "adjustments.bonus.items",
    "deduction": "adjustments.deduction.items",
}


@dataclass(slots=True)
class Resolved:
    """A whole framework as plain mappings, and where its parts were written."""

    mapping: dict[str, Any]
    extends: str | None = None
    places: dict[str, str] = field(default_factory=dict)
    origins: tuple[tuple[str, str], ...] = ()


def resolve(
    mapping: Mapping[str, object], parent: Framework | None, ctx: Context
) -> Resolved | None:
    """Give a framework as it stands, or an overlay laid over its parent."""
    if "extends" not in mapping:
        return _as_it_stands(mapping)
    top = Node(dict(mapping), "", ctx)
    nodes = top.mapping(_REQUIRED, _KEYS)
    if "extends" not in nodes or "id" not in nodes or "version" not in nodes:
        return None
    wanted = nodes["extends"].text()
    if parent is None or wanted != parent.slug:
        found = wanted or "nothing"
        nodes["extends"].bad(
            "unknown_parent", parent.slug if parent else "a framework that exists", found
        )
        return None
    return _Overlay(parent, nodes, ctx).laid()


def _as_it_stands(mapping: Mapping[str, object]) -> Resolved:
    whole = copy.deepcopy(dict(mapping))
    said = whole.pop("resolved_from", None)
    if not isinstance(said, Mapping):
        return Resolved(whole)
    origins = said.get("origins")
    pairs = origins.items() if isinstance(origins, Mapping) else ()
    return Resolved(
        whole,
        extends=text_of(said.get("extends")),
        origins=tuple(sorted((str(path), str(slug)) for path, slug in pairs)),
    )


class _Overlay:
    """Lay one overlay over its parent, step by step, noting defects."""

    def __init__(self, parent: Framework, nodes: dict[str, Node], ctx: Context) -> None:
        self.parent = parent
        self.nodes = nodes
        self.ctx = ctx
        self.slug = f"{text_of(nodes['id'].value)}@{text_of(nodes['version'].value)}"
        self.result: dict[str, Any] = copy.deepcopy(dict(parent.source))
        self.places: dict[str, str] = {}
        self.origins: dict[str, str] = dict(parent.origins)

    def laid(self) -> Resolved:
        """Give the result."""
        self._head()
        self._changes("tighten")
        self._changes("loosen")
        if "add" in self.nodes:
            self._add(self.nodes["add"].mapping((), _ADDED))
        self._totals()
        return Resolved(
            self.result, self.parent.slug, self.places, tuple(sorted(self.origins.items()))
        )

    def _wrote(self, path: str, node: Node, origin: str | None = None) -> None:
        self.places[path] = node.path
        self.origins[origin or path] = self.slug

    def _head(self) -> None:
        for key in ("id", "version", "name", "valid", "basis", "applies_to", "may_loosen"):
            if key in self.nodes:
                self.result[key] = copy.deepcopy(self.nodes[key].value)
                self.places[key] = key
        if "may_loosen" not in self.nodes:
            self.result.pop("may_loosen", None)
        if "title" in self.nodes:
            self._title(self.nodes["title"])

    def _title(self, node: Node) -> None:
        given = node.mapping((), ("name", "needs"))
        title = self.result.setdefault("title", {})
        before = copy.deepcopy(title.get("needs"))
        for key, inner in given.items():
            title[key] = copy.deepcopy(inner.value)
            self._wrote(f"title.{key}", inner)
        if "needs" not in given or before is None or self._permitted("title.needs"):
            return
        if not title_asks_no_less(before, title["needs"]):
            given["needs"].bad(
                "loosens", "no less than the parent asks, or its permission in may_loosen"
            )

    def _permitted(self, path: str) -> bool:
        return any(_matches(pattern, path) for pattern in self.parent.may_loosen)

    def _changes(self, word: str) -> None:
        if word not in self.nodes:
            return
        for path, node in self.nodes[word].mapping(free=True).items():
            inner = Node(node.value, f"{word}.{path}", self.ctx)
            where = self._find(path)
            if where is None:
                inner.bad("unknown_path", "a path of the parent", found=path)
            elif word == "tighten":
                self._tighten(path, where, inner)
            elif not self._permitted(path):
                accepted = among(self.parent.may_loosen) or "nothing: the parent permits none"
                inner.bad("loosens", accepted, found=path)
            else:
                self._replace(path, where, inner)

    def _tighten(self, path: str, where: str, node: Node) -> None:
        old = _get(self.result, where)
        verdict = is_stricter(path.split("."), old, node.value, self.parent)
        if verdict is None:
            node.bad(
                "not_tightened_here", "a bound, a threshold, a cap's share or a policy", found=path
            )
        elif not verdict:
            node.bad("loosens", f"stricter than {shown(old)}")
        else:
            self._replace(path, where, node)

    def _replace(self, path: str, where: str, node: Node) -> None:
        holder = _get(self.result, where.rpartition(".")[0]) if "." in where else self.result
        key: Any = where.rpartition(".")[2]
        if isinstance(holder, list):
            key = int(key)
        if node.value == "removed":
            # Left in place until every path has been found, then taken out.
            holder[key] = None
        else:
            holder[key] = copy.deepcopy(node.value)
        self._wrote(where, node, path)

    def _find(self, path: str) -> str | None:
        parts = path.split(".")
        if parts[0] == "criteria":
            where = self._criterion(parts[1]) if len(parts) > 1 else None
            rest = parts[2:]
        elif parts[0] in _ROOTS:
            where, rest = _ROOTS[parts[0]], parts[1:]
        else:
            where, rest = parts[0], parts[1:]
        for part in rest:
            where = _step(self.result, where, part) if where is not None else None
        return where if where is not None and _has(self.result, where) else None

    def _criterion(self, name: str) -> str | None:
        for place, pillar in enumerate(self.result.get("pillars", ())):
            for inner, criterion in enumerate((pillar or {}).get("criteria", ())):
                if isinstance(criterion, Mapping) and criterion.get("id") == name:
                    return f"pillars.{place}.criteria.{inner}"
        return None

    def _add(self, nodes: dict[str, Node]) -> None:
        for key, node in nodes.items():
            if key == "facts":
                self._add_facts(node)
            elif key == "criteria":
                self._add_criteria(node)
            elif key == "deduction":
                self._add_deduction(node)
            elif key == "cap":
                self._add_cap(node)
            else:
                self._append(key, node, key)

    def _add_facts(self, node: Node) -> None:
        for name, inner in node.mapping(free=True).items():
            if name in self.result["facts"]:
                continue  # the same fact, declared by the parent
            self.result["facts"][name] = copy.deepcopy(inner.value)
            self._wrote(f"facts.{name}", inner)

    def _add_criteria(self, node: Node) -> None:
        ids = [(pillar or {}).get("id") for pillar in self.result["pillars"]]
        for pillar, inner in node.mapping(free=True).items():
            if pillar not in ids:
                inner.bad(
                    "unknown_pillar", among([str(name) for name in ids], pillar), found=pillar
                )
                continue
            self._append(f"pillars.{ids.index(pillar)}.criteria", inner, "criteria")

    def _add_deduction(self, node: Node) -> None:
        if "deduction" in self.result.get("adjustments", {}):
            node.bad("already_there", "a deduction only where the parent has none")
            return
        self.result.setdefault("adjustments", {})["deduction"] = copy.deepcopy(node.value)
        self._wrote("adjustments.deduction", node, "deduction")

    def _add_cap(self, node: Node) -> None:
        if "cap" in self.result:
            node.bad("already_there", "a cap only where the parent has none")
            return
        self.result["cap"] = copy.deepcopy(node.value)
        self._wrote("cap", node)

    def _append(self, where: str, node: Node, word: str) -> None:
        if where == "levels" and self.result.get("levels"):
            node.bad("already_there", "levels only where the parent has none")
            return
        target = _get(self.result, where) if _has(self.result, where) else None
        if target is None:
            target = self.result[where] = []
        for item in node.items():
            name = item.value.get("id") if isinstance(item.value, Mapping) else None
            self._wrote(f"{where}.{len(target)}", item, f"{word}.{name}")
            target.append(copy.deepcopy(item.value))

    def _totals(self) -> None:
        self._take_out()
        if "totals" not in self.nodes:
            return
        for key, node in self.nodes["totals"].mapping(free=True).items():
            path = "points.total" if key == "total" else self._find(f"pillars.{key}")
            if path is None or "points" not in self.result:
                node.bad("unknown_pillar", "total, or a pillar", found=key)
                continue
            where = path if key == "total" else f"{path}.total"
            _get(self.result, where.rpartition(".")[0])["total"] = copy.deepcopy(node.value)
            self._wrote(where, node)

    def _take_out(self) -> None:
        """Take out what was removed; places written before stay right, for nothing after moves in them."""
        moved: dict[str, str] = {}
        _prune(self.result, "", moved)
        self.places = {_moved(path, moved): place for path, place in self.places.items()}
        self.result["facts"] = _read_facts(self.result)


def _prune(holder: object, path: str, moved: dict[str, str]) -> None:
    if isinstance(holder, list):
        kept = [(place, item) for place, item in enumerate(holder) if item is not None]
        for new, (old, _item) in enumerate(kept):
            if new != old:
                moved[f"{path}.{old}"] = f"{path}.{new}"
        holder[:] = [item for _, item in kept]
        for new, item in enumerate(holder):
            _prune(item, f"{path}.{new}", moved)
    elif isinstance(holder, dict):
        for key in [key for key, value in holder.items() if value is None]:
            del holder[key]
        for key, value in holder.items():
            _prune(value, f"{path}.{key}" if path else str(key), moved)


def _moved(path: str, moved: dict[str, str]) -> str:
    parts = path.split(".")
    for end in range(1, len(parts) + 1):
        head = ".".join(parts[:end])
        if head in moved:
            parts[:end] = moved[head].split(".")
    return ".".join(parts)


def _read_facts(whole: dict[str, Any]) -> dict[str, Any]:
    """Keep the facts something still names, in order: a removed criterion takes its own facts with it."""
    named: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, Mapping):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            named.add(value)

    for key in ("pillars", "adjustments", "gates", "levels"):
        walk(whole.get(key))
    return {name: spec for name, spec in whole["facts"].items() if name in named}


def _step(whole: dict[str, Any], where: str, part: str) -> str | None:
    holder = _get(whole, where) if _has(whole, where) else None
    if isinstance(holder, list):
        for place, item in enumerate(holder):
            if isinstance(item, Mapping) and item.get("id") == part:
                return f"{where}.{place}"
        return f"{where}.{part}" if part.isdigit() else None
    return f"{where}.{part}" if isinstance(holder, Mapping) else None


def _get(whole: Any, path: str) -> Any:  # noqa: ANN401 - plain mappings of any depth
    for part in path.split("."):
        whole = whole[int(part)] if isinstance(whole, list) else whole[part]
    return whole


def _has(whole: dict[str, Any], path: str) -> bool:
    try:
        return _get(whole, path) is not None
    except (KeyError, IndexError, TypeError, ValueError):
        return False


def _matches(pattern: str, path: str) -> bool:
    wanted, parts = pattern.split("."), path.split(".")
    if wanted[-1] == "*" and len(parts) > len(wanted):
        parts = parts[: len(wanted)]
    return len(wanted) == len(parts) and all(
        one in {"*", other} for one, other in zip(wanted, parts, strict=True)
    )
