"""Reading stored files back."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from bontot.domain.documents.models import StoredFile
from bontot.domain.documents.types import FileUnknown


def stored_file(file_id: UUID) -> tuple[StoredFile, Path]:
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
    return row, Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest[2:4] / digest
