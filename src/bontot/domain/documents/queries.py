"""Reading stored files back, and the register of papers."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from django.conf import settings

from bontot.domain.documents.models import NumberedPaper, PaperNumber, StoredFile
from bontot.domain.documents.types import (
    FileUnknown,
    KeptFile,
    NumberBook,
    NumberLine,
    PaperRegister,
    RegisterPart,
)


def stored_file(file_id: UUID) -> KeptFile:
    """
    Find a file in sight and where its bytes lie.

    Raises:
        FileUnknown: There is none in sight.

    Queries: 1.
    """
    row = StoredFile.objects.filter(pk=file_id).first()
    if row is None:
        raise FileUnknown(file=str(file_id))
    digest = row.sha256
    path = Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest[2:4] / digest
    return KeptFile(row.pk, row.name, row.media_type, path)


def numbers_of(organization: UUID, body: str, paper_type: str, term: str) -> NumberBook:
    """
    Read the register of a type of paper of a body in a term, with its unexplained gaps.

    Queries: 2.
    """
    of_it = {"organization_id": organization, "body": body, "paper_type": paper_type, "term": term}
    rows = NumberedPaper.objects.filter(**of_it).order_by("number", "on_date", "id")
    last = PaperNumber.objects.filter(**of_it).values_list("last_number", flat=True).first() or 0
    return _book(rows, last)


def register_of(organization: UUID, term: str) -> PaperRegister:
    """
    Read the whole register of an organisation in a term.

    Queries: 3.
    """
    papers = NumberedPaper.objects.filter(organization_id=organization)
    terms = set(papers.values_list("term", flat=True).distinct()) | {term}
    counters = PaperNumber.objects.filter(organization_id=organization, term=term)
    last = {(row.paper_type, row.body): row.last_number for row in counters}
    rows: dict[tuple[str, str], list[NumberedPaper]] = {key: [] for key in last}
    for row in papers.filter(term=term).order_by("number", "on_date", "id"):
        rows.setdefault((row.paper_type, row.body), []).append(row)
    return PaperRegister(
        term=term,
        terms=tuple(sorted(terms, reverse=True)),
        parts=tuple(
            RegisterPart(paper_type, body, _book(found, last.get((paper_type, body), 0)))
            for (paper_type, body), found in sorted(rows.items())
            if found
        ),
    )


def _book(rows: Iterable[NumberedPaper], last: int) -> NumberBook:
    lines = [_number_line(row) for row in rows]
    taken = {line.number for line in lines if line.number is not None}
    return NumberBook(
        lines=tuple(sorted(lines, key=lambda line: line.number is None)),
        gaps=tuple(
            (before + 1, after - 1)
            for before, after in pairwise((0, *sorted(taken)))
            if after > before + 1
        ),
        next=last + 1,
    )


def numbers_about(about: UUID) -> tuple[NumberLine, ...]:
    """
    List the numbers of the papers about one thing, for example a meeting.

    Queries: 1.
    """
    rows = NumberedPaper.objects.filter(about=about).order_by("paper_type", "on_date", "id")
    return tuple(_number_line(row) for row in rows)


def _number_line(row: NumberedPaper) -> NumberLine:
    return NumberLine(
        id=row.pk,
        number=row.number,
        source=row.source,
        about=row.about,
        on_date=row.on_date,
        withdrawn_date=row.withdrawn_date,
        reason=row.reason,
        paper_type=row.paper_type,
        body=row.body,
    )
