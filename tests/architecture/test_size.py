"""No module over 400 lines of code, no function over 60; the private server in 150."""

from tests.support.source import SOURCE, code_lines, functions, modules, named


MODULE, FUNCTION, EMBEDDED = 400, 60, 150


def test_no_module_is_too_long():
    long = {named(f): len(code_lines(f)) for f in modules() if len(code_lines(f)) > MODULE}
    assert long == {}


def test_no_function_is_too_long():
    long = {}
    for file in modules():
        lines = code_lines(file)
        for function in functions(file):
            span = range(function.lineno, function.end_lineno + 1)
            if (length := len(lines.intersection(span))) > FUNCTION:
                long[f"{named(file)}:{function.name}"] = length
    assert long == {}


def test_the_private_server_stays_small():
    assert len(code_lines(SOURCE / "project" / "embedded.py")) <= EMBEDDED
