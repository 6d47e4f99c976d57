"""Making the file of the papers of a committee's cells: month report, score sheet, and a resolution where one was adopted."""

import io
from typing import Final
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import transaction

from bontot.domain.accounts.queries import account_actor
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, Actor
from bontot.domain.meetings.operations import keep_bundle
from bontot.domain.meetings.queries import bundle_asked, owed_meetings
from bontot.domain.meetings.steps import note_bundled
from bontot.domain.meetings.types import Bundle, OwedMeeting
from bontot.domain.reports.queries import meeting_record
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.meeting_papers import PAPERS
from bontot.interfaces.shared.meeting_record import Record
from bontot.papers.kinds import content_of
from bontot.papers.pdf_file import pdf


#: What a cell owes the committee above. Minutes stay with the cell.
OWED: Final = ("bao-cao-thang", "phieu-cham", "nghi-quyet")


def make_bundle(bundle_id: UUID) -> None:
    """
    Make the file of a bundle, as whoever asked for it, and keep it whole; killed before that, it is made anew.

    Queries: about 12 for each cell.
    """
    with reading(SYSTEM):
        bundle = bundle_asked(bundle_id)
        who = account_actor(bundle.asked_by, clock.today())
    if not bundle.under_way:
        return
    with reading(who):
        owed = owed_meetings(committee=bundle.organization_id, month=bundle.month)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for place, one in enumerate(owed):
            _progress(who, bundle, place, len(owed))
            _pack(archive, who, one)
            if packed.tell() > settings.BUNDLE_BYTES:
                keep_bundle(actor=who, at=clock.now(), bundle_id=bundle.id, content=None)
                return
        if not owed:
            archive.writestr("khong-co-van-ban.txt", "Chưa chi bộ nào gửi văn bản của tháng này.\n")
    keep_bundle(
        actor=who,
        at=clock.now(),
        bundle_id=bundle.id,
        content=packed.getvalue(),
        name=f"van-ban-chi-bo-{bundle.month:%Y-%m}.zip",
    )


def _pack(archive: ZipFile, who: Actor, one: OwedMeeting) -> None:
    with reading(who):
        meeting, score = meeting_record(one.meeting_id)
    record = Record(one.cell, one.above, meeting, score)
    for kind in OWED:
        found = PAPERS[kind](record)
        if found is not None:
            archive.writestr(f"{one.cell.label}/{kind}.pdf", pdf(content_of(found)))


def _progress(who: Actor, bundle: Bundle, done: int, total: int) -> None:
    with transaction.atomic(), reading(who):
        note_bundled(bundle.id, done=done, total=total)
