"""The floor's own modules, unchanged, brought in as part of this package."""

import importlib
import sys
from pathlib import Path
from typing import Any


_HERE = str(Path(__file__).resolve().parent)


def load(name: str) -> Any:
    """Import `floor_spec` or `floor_numpy`, which name each other without a package."""
    if _HERE not in sys.path:
        sys.path.insert(0, _HERE)
    return importlib.import_module(name)


spec: Any = load("floor_spec")
