"""Operations have one shape: keyword-only, by an actor, at an instant, saying how they refuse."""

import ast
from pathlib import Path

from tests.support.source import SOURCE, modules, named, operations, tree


def test_there_are_operations_to_look_at():
    assert len(list(operations())) > 5


def test_every_operation_is_keyword_only_and_takes_actor_and_at():
    wrong = []
    for name, function in operations():
        arguments = function.args
        keywords = {a.arg for a in arguments.kwonlyargs}
        if arguments.args or arguments.posonlyargs or arguments.vararg or arguments.kwarg:
            wrong.append(f"{name}: takes arguments by place")
        wrong += [f"{name}: no {each}" for each in ("actor", "at") if each not in keywords]
    assert wrong == []


def test_every_operation_says_how_it_refuses():
    silent = [n for n, f in operations() if "Raises:" not in (ast.get_docstring(f) or "")]
    assert silent == []


def test_no_operation_calls_another():
    names = {function.name for _, function in operations()}
    calls = []
    for name, function in operations():
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                if called in names and called != function.name:
                    calls.append(f"{name} calls {called}")
    assert calls == []


def test_no_operations_module_imports_another():
    imports = []
    for file in modules():
        if "domain" in file.parts and "operations" in (file.stem, *file.parts):
            for node in ast.walk(tree(file)):
                module = getattr(node, "module", None) or ""
                if isinstance(node, ast.ImportFrom) and ".operations" in module:
                    own = _dotted(file).rpartition(".operations")[0]
                    if not module.startswith(own + ".operations"):
                        imports.append(f"{named(file)} imports {module}")
    assert imports == []


def _dotted(file: Path) -> str:
    return ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
