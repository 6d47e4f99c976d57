"""
Every message of the product, read from its source: Python by its syntax tree, templates by Django's own reader.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.source import SOURCE


KEYWORDS = {"_", "gettext", "gettext_lazy", "gettext_noop", "said"}
_CALL = re.compile(
    r"""\b(n?gettext)\((u?(?:'(?:\\.|[^'])*'|"(?:\\.|[^"])*"))(?:,\s*(u?(?:'(?:\\.|[^'])*'|"(?:\\.|[^"])*")))?"""
)


def messages() -> dict[str, str]:
    """
    Each message and the file it was first found in; a plural's two forms are two messages.
    """
    found: dict[str, str] = {}
    for text, where in [*_of_python(), *_of_templates()]:
        found.setdefault(text, where)
    return found


def _of_python() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        if "migrations" in file.parts:
            continue
        for _, _, said, where in sorted(_in(ast.parse(file.read_text(encoding="utf-8")), file)):
            yield said, where


def _in(tree: ast.Module, file: Path) -> Iterator[tuple[int, int, str, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        said = node.args[0]
        if name in KEYWORDS and isinstance(said, ast.Constant) and isinstance(said.value, str):
            yield said.lineno, said.col_offset, said.value, str(file.relative_to(SOURCE))


def _of_templates() -> Iterator[tuple[str, str]]:
    from django.utils.translation.template import templatize  # noqa: PLC0415 - after django.setup()

    for file in sorted(SOURCE.rglob("*")):
        if file.suffix not in {".html", ".txt"} or "static" in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        if "translate" not in text and "_(" not in text:
            continue
        for call in _CALL.finditer(templatize(text)):
            for literal in call.groups()[1:]:
                if literal:
                    yield ast.literal_eval(literal), str(file.relative_to(SOURCE))
