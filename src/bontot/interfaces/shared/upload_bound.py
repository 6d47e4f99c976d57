"""An upload that is too big is dropped while it comes in; the rest of its form is read."""

from typing import NoReturn

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from typing_extensions import override

from bontot.domain.documents.types import MOST_BYTES


#: Under this name a request keeps the names of the files that were dropped.
DROPPED = "_dropped_uploads"


def dropped(request: HttpRequest) -> tuple[str, ...]:
    """Name the files of a request that were too big to take."""
    return tuple(request.META.get(DROPPED, ()))


class UploadBound(FileUploadHandler):
    """Counts the bytes of each file before anything is kept of it."""

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """
        Pass on what was read so far.

        Raises:
            SkipFile: It is larger than one upload may be; what is left of it is read and thrown away.
        """
        if start + len(raw_data) > MOST_BYTES:
            self._drop()
        return raw_data

    def _drop(self) -> NoReturn:
        request = self.request
        if request is not None:
            request.META.setdefault(DROPPED, []).append(self.file_name or "")
        raise SkipFile

    @override
    def file_complete(self, file_size: int) -> None:
        """Leave the keeping to the handlers after this one."""
