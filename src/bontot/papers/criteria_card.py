"""The criteria card (thẻ tiêu chí) as one A4 page in PDF."""

from __future__ import annotations

import dataclasses
import json
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import typst

from bontot.papers.sheets import SAMPLE_NOTICE


if TYPE_CHECKING:
    from bontot.papers.sheets import CriteriaCard


def criteria_card_pdf(card: CriteriaCard) -> bytes:
    """
    Draw a criteria card.

    Args:
        card: what the card says; at most 20 lines fit the page.

    Returns:
        The PDF; the same card gives the same bytes.

    Raises:
        CardTooLong: when the lines do not fit one page.

    """
    said = dataclasses.asdict(card) | {"notice": SAMPLE_NOTICE if card.sample else ""}
    with (
        as_file(files("bontot.papers") / "templates" / "criteria_card.typ") as template,
        as_file(files("fontpkg_be_vietnam_pro") / "files") as fonts,
    ):
        # One PNG a page comes back as a list, so the pages are counted before the PDF is drawn.
        pages = typst.query(
            str(template),
            "<pages>",
            field="value",
            one=True,
            sys_inputs={"card": json.dumps(said)},
            font_paths=[str(fonts)],
        )
        if json.loads(pages) != 1:
            raise CardTooLong(card.title)
        return typst.compile(
            str(template),
            sys_inputs={"card": json.dumps(said)},
            font_paths=[str(fonts)],
            timestamp=0,
        )


class CardTooLong(ValueError):
    """The lines of a criteria card do not fit one A4 page."""
