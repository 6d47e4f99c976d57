"""One word per concept; no drawers for what nobody wanted to name."""

from tests.support.source import ROOT, SOURCE, modules, named


DRAWERS = {
    "utils",
    "util",
    "common",
    "core",
    "helpers",
    "helper",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}
FILES_OF_A_CONTEXT = {"types", "models", "policies", "queries", "steps", "operations", "__init__"}


def test_no_drawer():
    assert [named(f) for f in modules() if DRAWERS & {f.stem, *f.relative_to(ROOT).parts}] == []


def test_a_context_has_its_files_and_no_other():
    contexts = [c for c in (SOURCE / "domain").iterdir() if c.is_dir() and c.name != "migrations"]
    found = {
        c.name: {f.stem for f in c.iterdir()} - FILES_OF_A_CONTEXT - {"__pycache__"}
        for c in contexts
    }
    assert {context: others for context, others in found.items() if others} == {}
