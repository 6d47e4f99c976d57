"""A content as PDF, by Typst: the same content gives the same bytes."""

from __future__ import annotations

import dataclasses
import json
import threading
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import typst

from bontot.papers.content import Letterhead, composed
from bontot.papers.profile import CURRENT_PROFILE
from bontot.papers.sheets import SAMPLE_NOTICE


if TYPE_CHECKING:
    from bontot.papers.content import Content
    from bontot.papers.profile import LayoutProfile


def pdf(content: Content, profile: LayoutProfile = CURRENT_PROFILE) -> bytes:
    """
    Draw a paper as PDF.

    Args:
        content: what stands on it.
        profile: the layout it was issued under.

    Returns:
        The file, tagged, its text in Unicode NFC.

    Raises:
        TypeError: when Typst hands back anything but one file.

    """
    drawn = _compiler().compile(
        _template(), sys_inputs={"paper": _said(content, profile)}, format="pdf", timestamp=0
    )
    if not isinstance(drawn, bytes):
        raise TypeError(type(drawn).__name__)
    return drawn


def pictures(
    content: Content, profile: LayoutProfile = CURRENT_PROFILE, *, dots_per_inch: float = 72
) -> list[bytes]:
    """
    Draw each page of a paper as PNG, to look at it.

    Returns:
        One picture a page, in order.

    """
    drawn = _compiler().compile(
        _template(), sys_inputs={"paper": _said(content, profile)}, format="png", ppi=dots_per_inch
    )
    return drawn if isinstance(drawn, list) else [drawn] if drawn else []


_own = threading.local()


def _compiler() -> typst.Compiler:
    # One a thread, since it refuses two at once; the fonts are read once for all of them
    if not hasattr(_own, "compiler"):
        _own.compiler = typst.Compiler(font_paths=_fonts())
    compiler: typst.Compiler = _own.compiler
    return compiler


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


@cache
def _template() -> bytes:
    return (files("bontot.papers") / "templates" / "paper.typ").read_bytes()


def _said(content: Content, profile: LayoutProfile) -> str:
    content = composed(content)
    heads = [block.issuer for block in content.blocks if isinstance(block, Letterhead)]
    return json.dumps(
        {
            "subject": content.subject,
            "author": heads[0] if heads else "",
            "notice": SAMPLE_NOTICE if content.sample else "",
            "landscape": content.landscape,
            "compact": content.compact,
            "profile": dataclasses.asdict(profile),
            "blocks": [
                (type(block).__name__, dataclasses.asdict(block)) for block in content.blocks
            ],
        },
        ensure_ascii=False,
        default=_enum_value,
    )


def _enum_value(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(type(value).__name__)
