"""Storing a file and issuing the number of a paper, inside an open operation."""

import contextlib
import hashlib
import os
from pathlib import Path
from uuid import UUID, uuid4, uuid5

from django.conf import settings

from bontot.domain.audit.steps import Write
from bontot.domain.documents.models import PaperNumber, StoredFile
from bontot.domain.documents.types import FileEmpty


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
    counter = found[0]
    write.update(counter, last_number=counter.last_number + 1)
    return counter.last_number
