"""The English catalogue, compiled as `./run` compiles it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import trans_real

from bontot.interfaces.shared.catalogues import compile_catalogues


@pytest.fixture(scope="session", autouse=True)
def english() -> None:
    compile_catalogues(Path(settings.LOCALE_PATHS[0]))
    # What was read before it was compiled is forgotten
    trans_real._translations = {}
