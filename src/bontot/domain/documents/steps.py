"""Storing a file and issuing the number of a paper, inside an open operation."""

import contextlib
import datetime as dt
import hashlib
import os
from pathlib import Path
from uuid import UUID, uuid4, uuid5

from django.conf import settings

from bontot.domain.audit.steps import Write
from bontot.domain.documents.models import NumberedPaper, PaperNumber, StoredFile
from bontot.domain.documents.types import (
    MOST_JUMP,
    FileEmpty,
    Numbering,
    NumbersNotMissing,
    NumberSource,
    NumberTaken,
    NumberTooFar,
    PaperNumbered,
    words,
)


def path_of(sha256: str) -> Path:
    """Say where the bytes with this digest lie."""
    return Path(settings.DOCUMENTS_ROOT) / sha256[:2] / sha256[2:4] / sha256


def store_file(
    write: Write, *, organization_id: UUID, content: bytes, name: str, media_type: str
) -> StoredFile:
    """
    Keep a file: bytes on disk and synced first, then its row; the same bytes of one organisation are kept once.

    A rollback leaves the bytes without a row, which the sweep of orphans takes away.

    Raises:
        FileEmpty: There are no bytes.

    Queries: 1, and 1 when it is new.
    """
    if not content:
        raise FileEmpty(name=name)
    sha256 = hashlib.sha256(content).hexdigest()
    kept = StoredFile.objects.filter(organization_id=organization_id, sha256=sha256).first()
    if kept is not None:
        return kept
    _keep_bytes(path_of(sha256), content)
    return write.create(
        StoredFile(
            organization_id=organization_id,
            sha256=sha256,
            size=len(content),
            media_type=media_type,
            name=name,
            stored_at=write.at,
        )
    )


def _keep_bytes(place: Path, content: bytes) -> None:
    """Write under another name, sync, then rename: nobody ever sees half a file."""
    if place.exists():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = place.with_name(f"{place.name}.{uuid4().hex}")
    try:
        with half.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        half.replace(place)
    finally:
        with contextlib.suppress(FileNotFoundError):
            half.unlink()
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def forget_file(write: Write, file_id: UUID) -> tuple[Path, ...]:
    """
    Delete the row of a file nothing refers to any more.

    Returns:
        Where its bytes lie, to be taken away after commit; empty where another organisation keeps the same bytes.

    Queries: 3.
    """
    rows = write.lock(StoredFile.objects.filter(pk=file_id))
    for row in rows:
        digest = row.sha256
        write.delete(row)
        if not StoredFile.objects.filter(sha256=digest).exists():
            return (path_of(digest),)
    return ()


def issue_number(
    write: Write, *, organization_id: UUID, body: str, paper_type: str, term: str
) -> int:
    """
    Give the next number of a type of paper of a body in its term.

    The counter's row stays locked until the operation ends, so a rollback leaves no gap.

    Args:
        write: The open operation.
        organization_id: Whose body issues the paper.
        body: The issuing body, as the number is signed (`ĐU`, `CB`).
        paper_type: The type's letters (`NQ`, `QĐ`, `BB`).
        term: The committee's term (`2020-2025`).

    Returns:
        1 for the first paper of the term.

    Queries: 2, one more for the first.
    """
    counter = _counter(
        write, organization_id=organization_id, body=body, paper_type=paper_type, term=term
    )
    write.update(counter, last_number=counter.last_number + 1)
    return counter.last_number


def _counter(
    write: Write, *, organization_id: UUID, body: str, paper_type: str, term: str
) -> PaperNumber:
    """Lock the counter of a type of paper of a body in a term; the first use makes it."""
    identity = uuid5(organization_id, f"number {body} {paper_type} {term}")
    rows = PaperNumber.objects.filter(pk=identity)
    found = write.lock(rows)
    if not found:
        PaperNumber.objects.bulk_create(
            [
                PaperNumber(
                    id=identity,
                    organization_id=organization_id,
                    body=body,
                    paper_type=paper_type,
                    term=term,
                )
            ],
            ignore_conflicts=True,
        )
        found = write.lock(rows)
    return found[0]


def take_number(write: Write, paper: Numbering) -> int:
    """
    Take the next number from the product's counter and write its line in the register.

    Numbers typed from the paper register are passed over. A rollback leaves no gap.

    Raises:
        PaperNumbered: The paper has its number already.

    Queries: 4, one more for the first of a term.
    """
    number = issue_number(
        write,
        organization_id=paper.organization_id,
        body=paper.body,
        paper_type=paper.paper_type,
        term=paper.term,
    )
    waiting = _waiting(paper)
    if waiting is not None:
        write.update(waiting, number=number, source=NumberSource.PRODUCT)
    else:
        write.create(_line(paper, number, NumberSource.PRODUCT))
    return number


def type_number(write: Write, paper: Numbering, number: int | None) -> UUID:
    """
    Write a line with the number the paper register gave, or none until the clerk fills it.

    The product's counter moves on to it, so that it is never given again.

    Raises:
        NumberTaken: The register has it already.
        NumberTooFar: It lies far beyond the last one.
        PaperNumbered: The paper has another number already.

    Queries: 4.
    """
    if number is not None:
        last = _hold(write, paper).last_number
        _check_free(paper, number, number)
        if number > last + MOST_JUMP:
            raise NumberTooFar(number=number, last=last)
    waiting = _waiting(paper)
    line = waiting or write.create(_line(paper, number, NumberSource.REGISTER))
    if waiting is not None:
        write.update(waiting, number=number, source=NumberSource.REGISTER)
    if number is not None:
        _move_on(write, paper, number)
    return line.pk


def explain_gap(write: Write, paper: Numbering, first: int, last: int, reason: str) -> int:
    """
    Say what became of a run of numbers nobody took here.

    Returns:
        How many.

    Raises:
        NumberTaken: The register has one of them.
        NumbersNotMissing: The run goes backwards, or beyond the last number of the register.
        TextMissing: No reason is given.

    Queries: 3.
    """
    if not 1 <= first <= last <= _hold(write, paper).last_number:
        raise NumbersNotMissing(first=f"{first:02d}", last=f"{last:02d}")
    _check_free(paper, first, last)
    said = words(reason, 300)
    lines = [_line(paper, number, NumberSource.GAP) for number in range(first, last + 1)]
    for line in lines:
        line.about, line.reason = None, said
    write.create_each(lines)
    return len(lines)


def withdraw_number(write: Write, line: NumberedPaper, reason: str, on: dt.date) -> None:
    """
    Mark a paper as withdrawn; it keeps its number.

    Raises:
        TextMissing: No reason is given.

    Queries: 1.
    """
    write.update(line, withdrawn_date=on, reason=words(reason, 300))


def _check_free(paper: Numbering, first: int, last: int) -> None:
    """
    Refuse a run of numbers of which the register has one; whoever asks holds the register.

    Raises:
        NumberTaken: The register has it.
    """
    known = NumberedPaper.objects.filter(
        organization_id=paper.organization_id,
        body=paper.body,
        paper_type=paper.paper_type,
        term=paper.term,
        number__range=(first, last),
    )
    taken = known.order_by("number").values_list("number", flat=True).first()
    if taken is not None:
        raise NumberTaken(number=f"{taken:02d}", paper_type=paper.paper_type, body=paper.body)


def _waiting(paper: Numbering) -> NumberedPaper | None:
    if paper.about is None:
        return None
    found = NumberedPaper.objects.filter(
        about=paper.about, paper_type=paper.paper_type, body=paper.body, withdrawn_date=None
    ).first()
    if found is not None and found.number is not None:
        raise PaperNumbered(number=found.number, paper_type=paper.paper_type, body=paper.body)
    return found


def _line(paper: Numbering, number: int | None, source: NumberSource) -> NumberedPaper:
    return NumberedPaper(
        organization_id=paper.organization_id,
        body=paper.body,
        paper_type=paper.paper_type,
        term=paper.term,
        number=number,
        source=source,
        about=paper.about,
        on_date=paper.on_date,
    )


def _hold(write: Write, paper: Numbering) -> PaperNumber:
    return _counter(
        write,
        organization_id=paper.organization_id,
        body=paper.body,
        paper_type=paper.paper_type,
        term=paper.term,
    )


def _move_on(write: Write, paper: Numbering, number: int) -> None:
    counter = _hold(write, paper)
    if counter.last_number < number:
        write.update(counter, last_number=number)
