"""
The pages over a sample year: a database with two places loaded and evaluated, made once a run.
"""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.support.database import ROOT, Database, clone, dropped


PLACES = ("my-long", "pho-chau")
_LOAD = """
import django; django.setup()
from bontot.domain.assessments.operations import evaluate_place
from bontot.domain.audit.types import SYSTEM
from bontot.primitives.periods import Period
from bontot.samples.calendar import TODAY
from bontot.samples.casts.places import PLACES
from bontot.samples.ids import of_organization
from bontot.samples.loading import ENTERED_AT, load
import sys
slugs = sys.argv[1:]
load(places=slugs, accounts=True)
for place in PLACES:
    roots = [of_organization(committee.code) for committee in place.committees]
    if place.slug in slugs:
        for year in (2023, 2024):
            evaluate_place(actor=SYSTEM, at=ENTERED_AT, roots=roots, period=Period(year), as_of=TODAY)
"""


def environment(database: Database) -> dict[str, str]:
    """
    The variables of a program that works on the demo in this database.
    """
    return {
        **database.environment,
        "BONTOT_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "bontot.project.settings",
    }


@contextlib.contextmanager
def sampled(of: Database) -> Iterator[Database]:
    """
    A database with the sample year of two places, evaluated; dropped afterwards.
    """
    with dropped(clone(of)) as database:
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                (sys.executable, "-c", _LOAD, *PLACES),
                cwd=ROOT,
                env=environment(database),
                stderr=said,
                check=False,
            )
            said.seek(0)
            assert done.returncode == 0, said.read().decode()[-2000:]
        yield database


def state_folder() -> Path:
    """
    Where the static files of the tests are made.
    """
    return ROOT / ".bontot"
