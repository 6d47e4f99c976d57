"""A load that is killed goes on where it stopped; a second one writes nothing."""

import psycopg
import pytest

from bontot.domain.audit.models import AuditChain
from bontot.domain.audit.queries import reading, verify_chain
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.models import Meeting
from bontot.domain.members.models import FrozenPopulation, Member
from bontot.domain.ratings.models import AnnualRating
from bontot.domain.tasks.models import Task
from bontot.samples import load, loading
from bontot.samples.ids import of_organization
from bontot.samples.planning import plan


PLACE = "pho-chau"


class Killed(Exception):
    """What stands for the end of the process."""


def digests(owner_url: str) -> dict[str, tuple[int, str]]:
    """Every table with its number of rows and a digest of them."""
    with psycopg.connect(owner_url) as connection:
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT table_name FROM information_schema.tables"
                " WHERE table_schema = 'public' AND table_name LIKE 'bontot\\_%' ORDER BY 1"
            )
        ]
        return {
            table: connection.execute(
                f"SELECT count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '')"  # noqa: S608 — names from the catalogue
                f" FROM {table} t"
            ).fetchone()
            for table in tables
        }


@pytest.fixture(scope="module")
def killed_then_loaded(empty_database):
    """Phố Châu, entered by a load that died in the middle and one that went on."""
    calls = []

    def die_at_findings(**rows):
        calls.append(rows)
        raise Killed

    patch = pytest.MonkeyPatch()
    patch.setattr(loading, "record_findings", die_at_findings)
    with pytest.raises(Killed):
        load(places=[PLACE], accounts=True)
    patch.undo()
    assert calls
    return load(places=[PLACE], accounts=True)


def test_what_was_killed_is_whole_after_the_next_load(killed_then_loaded):
    told = plan(PLACE)
    with reading(SYSTEM):
        assert Member.objects.count() == len(told.members) == killed_then_loaded.members
        assert Meeting.objects.count() == len(told.meetings)
        assert Task.objects.count() == len(told.tasks)
        assert AnnualRating.objects.count() == len(told.ratings)


def test_a_second_load_writes_nothing(killed_then_loaded, empty_database):
    before = digests(empty_database.owner_url)
    again = load(places=[PLACE], accounts=True)
    assert again == killed_then_loaded
    assert digests(empty_database.owner_url) == before


def test_the_frozen_population_of_the_year_is_the_cast(killed_then_loaded):
    with reading(SYSTEM):
        for cell in plan(PLACE).place.cells:
            frozen = FrozenPopulation.objects.get(
                organization_id=of_organization(cell.code), kind="rated", on_date__year=2024
            )
            assert frozen.counted == cell.rated_total


def test_every_chain_verifies(killed_then_loaded):
    with reading(SYSTEM):
        chains = list(AuditChain.objects.values_list("pk", flat=True))
        assert chains
        assert [verify_chain(chain) for chain in chains] == [[] for _ in chains]
