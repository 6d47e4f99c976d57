"""The sample year: invented people and figures in five real places; calls operations as a person would."""

from bontot.samples.loading import ENTERED_AT, Loaded, load


__all__ = ["ENTERED_AT", "Loaded", "load"]
