"""Bytes before rows, one number after the other, no gap after a rollback."""

import hashlib

import pytest

from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM
from bontot.domain.documents.models import StoredFile
from bontot.domain.documents.queries import stored_file
from bontot.domain.documents.steps import issue_number, path_of, store_file
from bontot.domain.documents.types import FileEmpty


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DOCUMENTS_ROOT = tmp_path / "documents"


def keep(at, organization, content=b"bien ban", name="bien-ban.pdf"):
    with writing("test.store", actor=SYSTEM, at=at) as write:
        return store_file(
            write,
            organization_id=organization,
            content=content,
            name=name,
            media_type="application/pdf",
        )


def number(at, organization, paper_type="NQ"):
    with writing("test.number", actor=SYSTEM, at=at) as write:
        return issue_number(
            write, organization_id=organization, body="CB", paper_type=paper_type, term="2022-2025"
        )


def test_a_file_lies_under_its_digest_and_is_kept_once(town, at):
    kept = keep(at, town.hoa_sen)
    place = stored_file(kept.pk).path
    assert place.read_bytes() == b"bien ban"
    assert kept.sha256 == hashlib.sha256(b"bien ban").hexdigest() == place.name
    assert keep(at, town.hoa_sen, name="khac.pdf").pk == kept.pk
    assert keep(at, town.tra_my).pk != kept.pk
    assert [p for p in place.parents[2].rglob("*") if p.is_file()] == [place]


def test_an_empty_file_is_refused(town, at):
    with pytest.raises(FileEmpty):
        keep(at, town.hoa_sen, content=b"")


def test_bytes_are_there_when_the_operation_fails_and_no_row_is(town, at):
    def fail():
        with writing("test.store", actor=SYSTEM, at=at) as write:
            store_file(
                write,
                organization_id=town.hoa_sen,
                content=b"x",
                name="x.pdf",
                media_type="application/pdf",
            )
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert path_of(hashlib.sha256(b"x").hexdigest()).exists()
    assert not StoredFile.objects.exists()


def test_numbers_run_by_body_type_and_term(town, at):
    assert [number(at, town.hoa_sen) for _ in range(3)] == [1, 2, 3]
    assert number(at, town.hoa_sen, "QĐ") == 1
    assert number(at, town.tra_my) == 1


def test_a_rollback_leaves_no_gap(town, at):
    assert number(at, town.hoa_sen) == 1

    def fail():
        with writing("test.number", actor=SYSTEM, at=at) as write:
            issue_number(
                write,
                organization_id=town.hoa_sen,
                body="CB",
                paper_type="NQ",
                term="2022-2025",
            )
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert number(at, town.hoa_sen) == 2
