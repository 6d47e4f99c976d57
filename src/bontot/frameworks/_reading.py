"""
YAML as the loader reads it: every scalar as text, the line of every path, nothing clever.

A framework is edited by people who are not programmers, so a value is never guessed: `yes`, `1.0` and `2023-05-17` stay the
text that was typed, and the parser of the engine says what it expected. Anchors, tags and keys written twice are refused:
what stands in the file is what is meant.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

import yaml

from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from collections.abc import Mapping


MAX_BYTES: Final = 512 * 1024
MAX_DEPTH: Final = 24

Plain = str | list["Plain"] | dict[str, "Plain"]


class UnreadableSheet(Invalid):
    """
    A text is not one plain YAML mapping.

    Fields: `source` (the file's name), `line` (1-based, 0 for the whole file), `problem` (a code), `found`.
    """

    code: ClassVar[str] = "unreadable_sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One YAML mapping and the line of each of its paths (`pillars.0.id` → 12, the top is `""`)."""

    mapping: dict[str, Plain]
    lines: Mapping[str, int]


def read_sheet(text: str, *, source: str) -> Sheet:
    """
    Read one YAML mapping with every scalar as NFC text.

    Args:
        text: the file's content.
        source: the name shown in a refusal.

    Returns:
        The mapping, and the line of each path, 1-based.

    Raises:
        UnreadableSheet: the text is too long or too deep, is not YAML, is not one mapping, or uses keys written
            twice, anchors or tags.
    """
    if len(text.encode()) > MAX_BYTES:
        raise UnreadableSheet(
            source=source, line=0, problem="too_long", found=f"> {MAX_BYTES} bytes"
        )
    try:
        _refuse_cleverness(text, source)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 0
        found = broken.problem or "?"
        raise UnreadableSheet(source=source, line=line, problem="not_yaml", found=found) from broken
    except yaml.YAMLError as broken:
        raise UnreadableSheet(source=source, line=0, problem="not_yaml", found="?") from broken
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableSheet(source=source, line=1, problem="not_a_mapping", found="?")
    reader = _Reader(source)
    return Sheet(reader.mapping(node, "", 0), reader.lines)


def _refuse_cleverness(text: str, source: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        # Counted on the flat stream of events, before anything builds a tree of them.
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise UnreadableSheet(source=source, line=line, problem="too_deep", found=str(depth))
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            raise UnreadableSheet(source=source, line=line, problem="anchor", found=anchor)
        if tag:
            raise UnreadableSheet(source=source, line=line, problem="tag", found=tag)


class _Reader:
    """Walk the nodes of one document, collecting lines as it goes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: dict[str, int] = {}

    def mapping(self, node: yaml.MappingNode, path: str, line: int) -> dict[str, Plain]:
        """
        Read a mapping whose keys stand once each.

        Raises:
            UnreadableSheet: a key stands twice, or is not text.
        """
        self.lines.setdefault(path, line or node.start_mark.line + 1)
        found: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise UnreadableSheet(source=self.source, line=line, problem="key", found="?")
            key = _text(key_node)
            if key in found:
                raise UnreadableSheet(source=self.source, line=line, problem="twice", found=key)
            below = f"{path}.{key}" if path else key
            self.lines[below] = line
            found[key] = self._value(value_node, below)
        return found

    def _value(self, node: yaml.Node, path: str) -> Plain:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path, 0)
        if not isinstance(node, yaml.SequenceNode):
            return _text(node)
        items: list[Plain] = []
        for place, item in enumerate(node.value):
            below = f"{path}.{place}"
            self.lines[below] = item.start_mark.line + 1
            items.append(self._value(item, below))
        return items


def _text(node: yaml.Node) -> str:
    return unicodedata.normalize("NFC", str(node.value)).strip()
