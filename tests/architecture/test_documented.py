"""Undocumented means failing: errors, settings, commands, public modules and functions."""

import ast
import importlib
import inspect
import pkgutil

import pytest
from tests.support.source import ROOT, SOURCE, Function, modules, named, tree

import bontot
from bontot.interfaces.cli.group import cli
from bontot.primitives.errors import Fault, Invalid, NotFound, NotPermitted, Refused


FAMILIES = (Invalid, Refused, NotPermitted, NotFound)


@pytest.fixture(scope="module")
def errors() -> list[type[Fault]]:
    for module in pkgutil.walk_packages(bontot.__path__, "bontot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, waiting = [], [Fault]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [e for e in below if e not in FAMILIES and e.__module__.startswith("bontot.")]
    return found


def test_every_error_is_of_a_family_and_has_a_code_of_its_own(errors):
    assert [e.__name__ for e in errors if not issubclass(e, FAMILIES)] == []
    codes = [e.code for e in errors]
    assert sorted(c for c in set(codes) if codes.count(c) > 1) == []
    assert [e.__name__ for e in errors if e.code in {f.code for f in (Fault, *FAMILIES)}] == []


def test_no_error_is_named_as_one(errors):
    assert [e.__name__ for e in errors if e.__name__.endswith(("Error", "Exception"))] == []


def test_every_error_is_in_the_reference(errors):
    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    assert [e.code for e in errors if f"`{e.code}`" not in page] == []
    assert [e.__name__ for e in errors if not inspect.getdoc(e)] == []


def test_every_command_explains_itself_and_its_options():
    context = cli.make_context("bontot", [], resilient_parsing=True)
    silent = []
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        silent += [] if command.help else [name]
        silent += [
            f"{name} {option.name}"
            for option in command.params
            if option.param_type_name == "option" and not getattr(option, "help", None)
            if option.name not in {"format", "lang"}  # their choices say it
        ]
    assert silent == []


def test_every_setting_is_in_the_reference():
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    read = {
        ast.literal_eval(node.args[0])
        for node in ast.walk(tree(SOURCE / "project" / "settings.py"))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get"
    }
    assert {name for name in read if f"`{name}`" not in page} == set()


def test_every_module_and_every_public_function_of_the_product_has_a_docstring():
    silent = []
    for file in modules():
        if not file.is_relative_to(SOURCE):
            continue
        if tree(file).body and ast.get_docstring(tree(file)) is None:
            silent.append(named(file))
        silent += [
            f"{named(file)}:{node.name}"
            for node in tree(file).body
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")
            if ast.get_docstring(node) is None
        ]
    assert silent == []
