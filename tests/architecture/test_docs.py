"""What the docs point at exists, and the commands they show are commands."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.support.source import ROOT

from bontot.interfaces.cli.group import cli


PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
SHOWN = re.compile(
    r"^(?:\./run |`\./run )?bontot ([^`#|\n]+)|\./run bontot ([^`#|\n]+)", re.MULTILINE
)


def commands(page: Path) -> Iterator[list[str]]:
    for match in SHOWN.finditer(page.read_text(encoding="utf-8")):
        yield shlex.split(match[1] or match[2])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page.parent.name in {"tutorials", "how-to"} or page.parent == ROOT],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_every_command_shown_is_one(page):
    for words in commands(page):
        command: click.Command | None = cli
        context = click.Context(cli)
        while isinstance(command, click.Group):
            assert words, f"nothing after {command.name}"
            word = words.pop(0)
            if word == "…":
                return
            command = command.get_command(context, word)
            assert command is not None, word
        known = {name for option in command.params for name in option.opts}
        assert [word for word in words if word.startswith("--") and word not in known] == []


def test_every_page_of_the_docs_can_be_found_from_the_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    missing = [
        page.name
        for page in (ROOT / "docs").rglob("*.md")
        if page.parent.name != "adr" and page.name != "README.md" and page.name not in index
    ]
    assert missing == []
