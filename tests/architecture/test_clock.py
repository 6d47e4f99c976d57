"""The clock is read in one place; everything else is told what time it is."""

import ast
import re

from tests.support.source import SOURCE, modules, named, tree


CLOCK = SOURCE / "interfaces" / "shared" / "clock.py"
READS = re.compile(
    r"^(datetime\.(datetime\.)?(now|utcnow|today)|(datetime\.)?date\.today|timezone\.(now|localdate|localtime)"
    r"|time\.(time|time_ns|localtime|gmtime))$",
)


def test_only_the_clock_reads_the_clock():
    reads = [
        f"{named(file)}:{node.lineno}: {ast.unparse(node.func)}"
        for file in modules()
        if file.is_relative_to(SOURCE) and file != CLOCK
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and READS.match(ast.unparse(node.func))
    ]
    assert reads == []


def test_the_clock_reads_it():
    assert any(
        READS.match(ast.unparse(node.func))
        for node in ast.walk(tree(CLOCK))
        if isinstance(node, ast.Call)
    )
