"""Slips with one-time codes: eight an A4 page, to be cut and handed over."""

from __future__ import annotations

import dataclasses
import json
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import segno
import typst

from bontot.papers.sheets import SAMPLE_NOTICE


if TYPE_CHECKING:
    from collections.abc import Sequence

#: Digits of a code that stand together.
GROUP = 4


@dataclasses.dataclass(frozen=True, slots=True)
class AccountSlip:
    """What one slip says: whose account, its name, and the code that opens it once."""

    cell: str
    holder: str
    username: str
    code: str = dataclasses.field(repr=False)


def account_slips_pdf(
    slips: Sequence[AccountSlip], *, address: str, until: str, sample: bool
) -> bytes:
    """
    Draw slips, eight a page, between lines to cut along.

    Args:
        slips: in the order they are handed out.
        address: where one signs in the first time; it stands there in words and as a QR code.
        until: the last day the codes may be used, as it is written.
        sample: whether everything behind it is invented.

    Returns:
        The PDF.

    """
    said = {
        "slips": [
            dataclasses.asdict(slip)
            | {
                "code": " ".join(
                    slip.code[at : at + GROUP] for at in range(0, len(slip.code), GROUP)
                )
            }
            for slip in slips
        ],
        "address": address,
        "until": until,
        "squares": segno.make(address, error="m").svg_inline(border=0, lineclass=None),
        "notice": SAMPLE_NOTICE if sample else "",
    }
    with (
        as_file(files("bontot.papers") / "templates" / "account_slips.typ") as template,
        as_file(files("fontpkg_be_vietnam_pro") / "files") as fonts,
    ):
        return typst.compile(
            str(template),
            sys_inputs={"said": json.dumps(said)},
            font_paths=[str(fonts)],
            timestamp=0,
        )
