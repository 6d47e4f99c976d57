"""The product's own source, read by the tests of its architecture."""

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path


ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "bontot"
PLACES = (SOURCE, ROOT / "tests", ROOT / "docs", ROOT / "benchmarks")
GIVEN = {"floor_spec.py", "floor_numpy.py"}  # the floor: taken as given, dense on purpose
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    """Return every Python file we wrote; migrations are Django's handwriting."""
    found = (file for place in PLACES for file in place.rglob("*.py"))
    return tuple(
        sorted(f for f in found if "migrations" not in f.parts and f.name not in GIVEN),
    )


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def code_lines(file: Path) -> set[int]:
    """Return the numbers of the lines that hold code: no blanks, comments or docstrings."""
    skipped = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENCODING,
        tokenize.ENDMARKER,
    }
    lines: set[int] = set()
    text = file.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in skipped:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Expr) and isinstance(getattr(node.value, "value", None), str):
            lines.difference_update(range(node.lineno, node.end_lineno + 1))
    return lines


def functions(file: Path) -> Iterator[Function]:
    return (n for n in ast.walk(tree(file)) if isinstance(n, Function))


def operations() -> Iterator[tuple[str, Function]]:
    """Yield each public function of every ``operations``, a module or a package of its name."""
    for file in modules():
        inside = file.relative_to(ROOT).parts
        if "domain" in inside and (file.name == "operations.py" or "operations" in inside[:-1]):
            for node in tree(file).body:
                if isinstance(node, Function) and not node.name.startswith("_"):
                    yield f"{named(file)}:{node.name}", node
