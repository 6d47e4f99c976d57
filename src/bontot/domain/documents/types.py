"""Refusals of the document store."""

from bontot.primitives.errors import Invalid, NotFound


class FileEmpty(Invalid):
    """A file without contents is not stored."""

    code = "file_empty"


class FileUnknown(NotFound):
    """There is no such file where the actor looks."""

    code = "file_unknown"
