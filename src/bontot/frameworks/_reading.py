"""
YAML as the loader reads it: every scalar as text, the line of every path, nothing clever.

A framework is edited by people who are not programmers, so a value is never guessed: `yes`, `1.0`
and `2023-05-17` stay the text that was typed, and the parser of the engine says what it expected.
Anchors, tags and duplicate keys are refused: what stands in the file is what is meant.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from collections.abc import Mapping


MAX_BYTES: Final = 512 * 1024
MAX_DEPTH: Final = 24

Plain = str | list["Plain"] | dict[str, "Plain"]


class UnreadableFramework(Invalid):
    """
    Text that is not a plain YAML mapping: says what is wrong and on which line.
    """

    code = "unreadable_framework"

    def __init__(self, source: str, line: int, problem: str) -> None:
        """
        This will say where the text stops being readable.

        Args:
            source: the file's name as the reader knows it.
            line: 1-based; 0 when the whole file is meant.
            problem: one sentence in Vietnamese.
        """
        where = f"{source}, dòng {line}" if line else source
        super().__init__(f"{where}: {problem}")
        self.source = source
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    One YAML mapping and the line on which each of its paths begins (`pillars.0.id` → 12).
    """

    mapping: dict[str, Plain]
    lines: Mapping[str, int]


def read_sheet(text: str, *, source: str) -> Sheet:
    """
    This will read one YAML mapping with every scalar as NFC text.

    Args:
        text: the file's content.
        source: the name shown in a refusal.

    Returns:
        The mapping, and the line of each path, 1-based.

    Raises:
        UnreadableFramework: the text is too long or too deep, is not YAML, is not one mapping, or uses
            duplicate keys, anchors or tags.
    """
    if len(text.encode()) > MAX_BYTES:
        raise UnreadableFramework(source, 0, f"tệp dài quá {MAX_BYTES // 1024} kB.")
    reader = _Reader(source)
    try:
        _refuse_anchors(text, source)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark
        line = mark.line + 1 if mark else 0
        raise UnreadableFramework(
            source, line, f"không đọc được YAML ({broken.problem})."
        ) from broken
    except yaml.YAMLError as broken:
        raise UnreadableFramework(source, 0, "không đọc được YAML (ký tự lạ).") from broken
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableFramework(source, 1, "cần một bảng “khóa: giá trị”.")
    mapping = reader.mapping(node, "", 0)
    return Sheet(mapping, reader.lines)


def _refuse_anchors(text: str, source: str) -> None:
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableFramework(source, line, "không dùng neo (&, *): viết lại giá trị.")
        if getattr(event, "tag", None):
            raise UnreadableFramework(source, line, "không dùng thẻ kiểu (!): giá trị luôn là chữ.")


class _Reader:
    """
    Walks the nodes of one document, collecting lines as it goes.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: dict[str, int] = {}

    def mapping(self, node: yaml.MappingNode, path: str, depth: int) -> dict[str, Plain]:
        self.lines.setdefault(path, node.start_mark.line + 1)
        found: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise UnreadableFramework(self.source, line, "khóa phải là chữ.")
            key = _text(key_node)
            if key in found:
                raise UnreadableFramework(self.source, line, f"khóa “{key}” ghi hai lần.")
            below = f"{path}.{key}" if path else key
            self.lines[below] = line
            found[key] = self._value(value_node, below, depth + 1)
        return found

    def _value(self, node: yaml.Node, path: str, depth: int) -> Plain:
        if depth > MAX_DEPTH:
            raise UnreadableFramework(self.source, node.start_mark.line + 1, "lồng quá sâu.")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            items: list[Plain] = []
            for place, item in enumerate(node.value):
                below = f"{path}.{place}" if path else str(place)
                self.lines[below] = item.start_mark.line + 1
                items.append(self._value(item, below, depth + 1))
            return items
        return _text(node)


def _text(node: yaml.Node) -> str:
    return unicodedata.normalize("NFC", str(node.value)).strip()
