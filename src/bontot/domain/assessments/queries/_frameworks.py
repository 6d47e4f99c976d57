"""Frameworks as published, ready to evaluate."""

import json
from functools import lru_cache
from typing import Final
from uuid import UUID

from bontot.domain.catalogue.models import FrameworkVersion
from bontot.engine import Framework, FrameworkErrors, parse_framework


_AT_ONCE: Final = 256


@lru_cache(maxsize=_AT_ONCE)
def framework_of(framework_id: UUID, published_digest: str) -> Framework:  # noqa: ARG001 - names what is remembered
    """
    Give a published framework from its canonical text, and from nothing else.

    Stored facts stand in the order of that text: a file of the same framework may write its facts in another order.

    Raises:
        FrameworkErrors: The text does not hold together.

    Queries: 1 the first time a framework is asked for, else none.
    """
    canonical = FrameworkVersion.objects.values_list("canonical", flat=True).get(pk=framework_id)
    parsed = parse_framework(json.loads(canonical))
    if isinstance(parsed, FrameworkErrors):
        raise parsed
    return parsed
