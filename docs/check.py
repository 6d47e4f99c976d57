"""
The checks of ``./run check``, which change nothing; with ``--fix``, the ones that can repair repair.

A generated page has a module in ``docs/generators`` with ``PATH`` (below docs/) and ``text()``.
"""

import importlib.util
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType


ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PYTHON = sys.executable


def program(*words: str) -> Callable[[], list[str]]:
    """Return a check that runs a program and complains with what it printed when it fails."""

    def check() -> list[str]:
        done = subprocess.run(  # noqa: S603 - fixed words
            words,
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "bontot.project.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return [done.stdout.strip()] if done.returncode else []

    return check


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages() -> Iterator[tuple[Path, str]]:
    """Yield each generated page's file and what it should hold."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bontot.project.settings")
    import django  # noqa: PLC0415 - only when pages are asked for

    django.setup()
    for generator in sorted((DOCS / "generators").glob("*.py")):
        module = _load(generator)
        yield DOCS / module.PATH, module.text().rstrip() + "\n"


def stale_pages() -> list[str]:
    """Name the generated pages that differ from what the code says."""
    return [
        f"{file.relative_to(ROOT)}: differs from the code; ./run fix writes it"
        for file, text in pages()
        if not file.is_file() or file.read_text(encoding="utf-8") != text
    ]


def write_pages() -> list[str]:
    """Write every generated page."""
    for file, text in pages():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return []


def licences() -> list[str]:
    """Name the locked packages whose licence we may not, or cannot, ship."""
    complaints: list[str] = _load(DOCS / "licences.py").complaints(ROOT / "uv.lock")
    return complaints


MYPY = program(PYTHON, "-m", "mypy")
MIGRATIONS = program(
    *(PYTHON, "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"),
)
CHECKS: dict[str, Callable[[], list[str]]] = {
    "format": program(PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."),
    "lint": program(PYTHON, "-m", "ruff", "check", "--quiet", "."),
    "contracts": program(str(Path(PYTHON).parent / "lint-imports"), "--no-cache"),
    "licences": licences,
    "generated pages": stale_pages,
    "migrations": MIGRATIONS,
    "types": MYPY,
}
FIXES: dict[str, Callable[[], list[str]]] = {
    "lint": program(PYTHON, "-m", "ruff", "check", "--fix", "--quiet", "."),
    "format": program(PYTHON, "-m", "ruff", "format", "--quiet", "."),
    "generated pages": write_pages,
}


def main() -> int:
    """Run every check, even after one failed, and say what each found."""
    warnings.simplefilter("ignore")
    failed = 0
    for name, check in (FIXES if "--fix" in sys.argv[1:] else CHECKS).items():
        began = time.perf_counter()
        complaints = check()
        failed += bool(complaints)
        mark = "✗" if complaints else "✓"
        sys.stdout.write(f"{mark} {name} ({time.perf_counter() - began:.1f} s)\n")
        sys.stdout.writelines(f"{line}\n" for line in complaints)
        sys.stdout.flush()
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
