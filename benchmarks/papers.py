"""Four papers of each of 54 cells as PDF, as a commune asks for a month: `./run bench papers`. Target: under 60 s."""

import dataclasses
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tests.support.papers import CELL, MINUTES, REPORT, RESOLUTION, SHEET

from benchmarks.timing import seconds
from bontot.papers.docx_file import docx
from bontot.papers.kinds import content_of
from bontot.papers.pdf_file import pdf


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.papers.content import Content


CELLS = 54
TARGET_SECONDS = 60
KINDS = (MINUTES, RESOLUTION, SHEET, REPORT)


def contents() -> list["Content"]:
    """Lay out the papers of every cell, each under its own name."""
    return [
        content_of(
            dataclasses.replace(
                paper, issuer=dataclasses.replace(CELL, name=f"Chi bộ khóm {number}")
            )
        )
        for number in range(1, CELLS + 1)
        for paper in KINDS
    ]


def main() -> None:
    """Time the month as PDF and as DOCX, one after another, and say so."""
    papers = contents()

    def every(draw: "Callable[[Content], bytes]") -> float:
        return seconds(lambda: [draw(paper) for paper in papers])

    def by_two(draw: "Callable[[Content], bytes]") -> float:
        with ThreadPoolExecutor(2) as pool:
            return seconds(lambda: list(pool.map(draw, papers)))

    measured = {
        "papers": len(papers),
        "pdf_seconds": round(every(pdf), 2),
        "pdf_two_threads_seconds": round(by_two(pdf), 2),
        "docx_seconds": round(every(docx), 2),
        "target_pdf_seconds": TARGET_SECONDS,
    }
    if "--json" in sys.argv:
        print(json.dumps(measured))
        return
    for name, value in measured.items():
        print(f"{name:26} {value}")


if __name__ == "__main__":
    main()
