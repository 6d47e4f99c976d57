"""The file of a committee's papers is kept for some days; then the nightly job drops it with its bytes, and no other."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from tests.support.records import ICT

from bontot.domain.accounts.types import Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.operations import ask_for_papers, drop_old_bundles, keep_bundle
from bontot.domain.meetings.queries import bundle_file, bundles_of


ASKED = dt.datetime(2024, 11, 4, 8, tzinfo=ICT)
OCTOBER, SEPTEMBER = dt.date(2024, 10, 1), dt.date(2024, 9, 1)
KEPT = dt.timedelta(days=settings.BUNDLE_DAYS)


def bundle(actor, committee, month, at, content):
    asked = ask_for_papers(actor=actor, at=at, organization_id=committee, month=month)
    one = UUID(asked["bundle"])
    keep_bundle(actor=actor, at=at, bundle_id=one, content=content, name=f"{month:%Y-%m}.zip")
    return one


def file_of(actor, committee, one, at):
    with reading(actor):
        return bundle_file(organization=committee, bundle=one, at=at).path


def test_the_old_one_goes_with_its_bytes_and_the_new_one_stays(town, sign_in):
    above = sign_in(Role.APPRAISER, town.my_long)
    old = bundle(above, town.my_long, SEPTEMBER, ASKED, b"PK\x03\x04 old")
    later = ASKED + KEPT
    new = bundle(above, town.my_long, OCTOBER, later, b"PK\x03\x04 new")
    gone = file_of(above, town.my_long, old, ASKED)
    stays = file_of(above, town.my_long, new, later)
    assert drop_old_bundles(actor=SYSTEM, at=later)["dropped"] == 0
    assert gone.exists()
    after = later + dt.timedelta(seconds=1)
    assert drop_old_bundles(actor=SYSTEM, at=after)["dropped"] == 1
    assert (gone.exists(), stays.exists()) == (False, True)
    with reading(above):
        assert [
            one.id for one in bundles_of(organization=town.my_long, month=OCTOBER, at=after)
        ] == [new]
    assert drop_old_bundles(actor=SYSTEM, at=after)["dropped"] == 0
