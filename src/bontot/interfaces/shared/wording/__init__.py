"""Explanations in words, in the active language: the engine says codes and values, this says sentences."""

from bontot.interfaces.shared.wording.entries import EntryWords, entry_words
from bontot.interfaces.shared.wording.findings import detail_of
from bontot.interfaces.shared.wording.result import (
    WordedCriterion,
    WordedGate,
    WordedInput,
    WordedPillar,
    WordedResult,
    worded,
)
from bontot.interfaces.shared.wording.values import unit_for


__all__ = [
    "EntryWords",
    "WordedCriterion",
    "WordedGate",
    "WordedInput",
    "WordedPillar",
    "WordedResult",
    "detail_of",
    "entry_words",
    "unit_for",
    "worded",
]
