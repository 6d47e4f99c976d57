"""Frameworks as published, ready to evaluate."""

import json
from functools import lru_cache
from typing import Final
from uuid import UUID

from bontot.domain.catalogue.models import FrameworkVersion
from bontot.engine import Framework, FrameworkErrors, digest, parse_framework
from bontot.frameworks import UnknownFramework, load


_AT_ONCE: Final = 256


def framework_of(framework_id: UUID, slug: str, version: str, published_digest: str) -> Framework:
    """
    Give a published framework: from the packs when they hold the same one, else from its canonical text.

    Raises:
        FrameworkErrors: The canonical text does not hold together.

    Queries: 1 the first time a framework outside the packs is asked for, else none.
    """
    return _framework(framework_id, f"{slug}@{version}", published_digest)


@lru_cache(maxsize=_AT_ONCE)
def _framework(framework_id: UUID, name: str, published_digest: str) -> Framework:
    try:
        packed = load(name)
    except UnknownFramework:
        packed = None
    if packed is not None and digest(packed) == published_digest:
        return packed
    canonical = FrameworkVersion.objects.values_list("canonical", flat=True).get(pk=framework_id)
    parsed = parse_framework(json.loads(canonical))
    if isinstance(parsed, FrameworkErrors):
        raise parsed
    return parsed
