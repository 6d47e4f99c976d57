"""Every operation has one shape: keyword-only, actor and at, one frame, no other operation inside."""

import ast
import inspect
from pathlib import Path

import pytest

import bontot.domain


DOMAIN = Path(inspect.getfile(bontot.domain)).parent


def modules():
    """The files that hold operations, whether a module or a package."""
    for context in sorted(DOMAIN.iterdir()):
        place = context / "operations"
        yield from sorted(place.glob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def operations():
    """Each public function of them, with its file."""
    for file in modules():
        if not file.is_file():
            continue
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield pytest.param(node, id=f"{file.relative_to(DOMAIN).parts[0]}.{node.name}")


ALL = list(operations())
NAMES = {parameter.values[0].name for parameter in ALL}


def calls(node):
    """The names of everything called inside."""
    return [
        call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
    ]


def test_there_are_operations():
    assert len(ALL) >= 15


@pytest.mark.parametrize("operation", ALL)
def test_it_is_keyword_only_and_takes_actor_at_and_key(operation):
    arguments = operation.args
    assert not arguments.args
    assert not arguments.posonlyargs
    names = [argument.arg for argument in arguments.kwonlyargs]
    assert names[:2] == ["actor", "at"]
    assert "key" in names


@pytest.mark.parametrize("operation", ALL)
def test_it_says_what_it_raises_and_how_many_queries_it_takes(operation):
    text = ast.get_docstring(operation) or ""
    assert "Raises:" in text
    assert "Queries:" in text


@pytest.mark.parametrize("operation", ALL)
def test_it_opens_the_frame_once_and_answers_a_repeat_first(operation):
    frames = [
        node
        for node in ast.walk(operation)
        if isinstance(node, ast.With) and "writing" in calls(node.items[0].context_expr)
    ]
    assert len(frames) == 1
    first = ast.unparse(frames[0].body[0])
    assert first.startswith("if write.repeat is not None:"), first
    assert "atomic" not in calls(operation)


@pytest.mark.parametrize("operation", ALL)
def test_it_calls_no_other_operation(operation):
    assert NAMES & set(calls(operation)) == set()


@pytest.mark.parametrize("operation", ALL)
def test_its_entry_bears_the_name_of_its_context(operation, request):
    (name,) = {
        call.args[0].value
        for call in ast.walk(operation)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "writing"
    }
    context = request.node.callspec.id.split(".")[0]
    assert name.startswith(f"{context}.")
