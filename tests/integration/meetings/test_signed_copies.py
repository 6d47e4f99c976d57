"""A paper signed by hand is filed back as a PDF: once adopted, once each, and it stays."""

import hashlib

import pytest
from django.db import connection
from django.db.utils import ProgrammingError
from tests.integration.meetings.conftest import LATER, full
from tests.support.uploads import docx, pdf

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.queries import signed_file
from bontot.domain.meetings.types import (
    MeetingNotDue,
    MeetingPartUnknown,
    NewFile,
    NotAdoptedYet,
    SignedCopyFiled,
    SignedCopyTypeWrong,
    SignedPaper,
)


SCAN = NewFile("Biên bản ký.pdf", pdf())


@pytest.fixture(autouse=True)
def _stored(settings, tmp_path):
    settings.DOCUMENTS_ROOT = tmp_path


def test_it_says_who_filed_what_when_and_the_digest(enter, do, cell, town):
    meeting, _ = enter()
    do("file_signed_copy", LATER, meeting_id=meeting, paper=SignedPaper.MINUTES, file=SCAN)
    (copy,) = full(meeting).signed
    assert (copy.paper, copy.filed_at) == ("minutes", LATER)
    assert copy.sha256 == hashlib.sha256(SCAN.content).hexdigest()
    assert copy.filed_by
    with reading(SYSTEM):
        assert signed_file(cell.id, copy.id).path.read_bytes() == SCAN.content
        with pytest.raises(MeetingPartUnknown):
            signed_file(town.tra_my, copy.id)


def test_the_same_copy_is_filed_once(enter, do):
    meeting, _ = enter()
    do("file_signed_copy", LATER, meeting_id=meeting, paper=SignedPaper.MINUTES, file=SCAN)
    with pytest.raises(SignedCopyFiled):
        do("file_signed_copy", LATER, meeting_id=meeting, paper=SignedPaper.MINUTES, file=SCAN)


def test_what_was_not_adopted_is_not_signed(enter, notebook, do):
    meeting, _ = enter(notebook(adopted=False, votes=()), lock=False)
    for paper in SignedPaper:
        with pytest.raises(NotAdoptedYet):
            do("file_signed_copy", LATER, meeting_id=meeting, paper=paper, file=SCAN)
    assert full(meeting).signed == ()


def test_it_is_a_pdf(enter, do):
    meeting, _ = enter()
    file = NewFile("bien-ban.docx", docx("Biên bản"))
    with pytest.raises(SignedCopyTypeWrong):
        do("file_signed_copy", LATER, meeting_id=meeting, paper=SignedPaper.MINUTES, file=file)


def test_a_meeting_to_come_has_none(plan, do):
    with pytest.raises(MeetingNotDue):
        do("file_signed_copy", meeting_id=plan().id, paper=SignedPaper.MINUTES, file=SCAN)


def test_who_keeps_no_minutes_files_none(enter, do, cell, sign_in):
    meeting, _ = enter()
    member = sign_in(Role.MEMBER, cell.id)
    with pytest.raises(ActionNotPermitted):
        do(
            "file_signed_copy", LATER, actor=member, meeting_id=meeting,
            paper=SignedPaper.MINUTES, file=SCAN,
        )  # fmt: skip


def test_a_copy_once_filed_stays(enter, do):
    meeting, _ = enter()
    do("file_signed_copy", LATER, meeting_id=meeting, paper=SignedPaper.MINUTES, file=SCAN)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        reading(SYSTEM),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM bontot_signedcopy")
