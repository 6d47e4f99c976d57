"""Every expected error: its code, its family and what it means."""

import importlib
import inspect
import pkgutil

import bontot
from bontot.interfaces.shared.sentences import SENTENCES, SPELLED_OUT
from bontot.primitives.errors import Fault


PATH = "reference/errors.md"
FAMILIES = ("Invalid", "Refused", "NotPermitted", "NotFound")


def _all(of: type[Fault]) -> set[type[Fault]]:
    return {of}.union(*(_all(each) for each in of.__subclasses__()))


def _said(error: type[Fault]) -> str:
    if error.code in SPELLED_OUT:
        return "Từng chỗ sai một: dòng, thấy gì, nhận gì."
    return SENTENCES.get(error.code, "").replace("\n", " ").replace("|", "\\|")


def text() -> str:
    """Write the table, one row an error."""
    for module in pkgutil.walk_packages(bontot.__path__, "bontot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    rows = [
        "# Errors",
        "",
        "Each is a fact with a code and fields; its family decides the HTTP status and the exit code.",
        "Pages and commands say the same sentence; {…} stands for a field. A page that answers 403 or 404",
        "keeps to one general sentence, so that nothing tells what is hidden from what does not exist.",
        "",
        "| Code | Family | HTTP | Exit | Meaning | Câu báo |",
        "|---|---|---|---|---|---|",
    ]
    # Sorted by code, then by where it lives: two errors may not share a code, and a test says so
    for error in sorted(_all(Fault), key=lambda e: (e.code, e.__module__)):
        family = next((c.__name__ for c in error.__mro__ if c.__name__ in FAMILIES), "")
        if error.__name__ not in {"Fault", *FAMILIES} and error.__module__.startswith("bontot."):
            meaning = (inspect.getdoc(error) or "").split("\n\n")[0].replace("\n", " ")
            rows.append(
                f"| `{error.code}` | {family} | {error.http_status} | {error.exit_code} "
                f"| {meaning} | {_said(error)} |",
            )
    return "\n".join(rows)
