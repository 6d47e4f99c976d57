"""What is published is addressed by its contents."""

import dataclasses

import pytest
from tests.integration.catalogue.conftest import framework

from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.operations import publish_frameworks
from bontot.domain.catalogue.types import DigestMismatch


def test_it_is_refused(town, at):
    wrong = dataclasses.replace(framework("my-long"), digest="0" * 64)
    with pytest.raises(DigestMismatch):
        publish_frameworks(actor=SYSTEM, at=at, frameworks=[wrong])
