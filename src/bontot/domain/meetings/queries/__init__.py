"""The month and the year of a cell, who is expected, what those above ask, and which tasks a meeting hears."""

from bontot.domain.meetings.queries.bundles import (
    bundle_asked,
    bundle_file,
    bundles_of,
    owed_meetings,
)
from bontot.domain.meetings.queries.files import paper_file, signed_file
from bontot.domain.meetings.queries.guidance import (
    GuidanceMonth,
    GuidanceReport,
    guidance_for,
    guidance_month,
)
from bontot.domain.meetings.queries.hearing import to_hear, unheard
from bontot.domain.meetings.queries.month import due_step, meeting_full, month_about, month_state
from bontot.domain.meetings.queries.named import warnings_of_member
from bontot.domain.meetings.queries.notebook import notebook_state
from bontot.domain.meetings.queries.opinions import own_opinion
from bontot.domain.meetings.queries.people import expected_of, has_cell_committee, meeting_day
from bontot.domain.meetings.queries.register import cell_register
from bontot.domain.meetings.queries.year import year_of_cell


__all__ = [
    "GuidanceMonth",
    "GuidanceReport",
    "bundle_asked",
    "bundle_file",
    "bundles_of",
    "cell_register",
    "due_step",
    "expected_of",
    "guidance_for",
    "guidance_month",
    "has_cell_committee",
    "meeting_day",
    "meeting_full",
    "month_about",
    "month_state",
    "notebook_state",
    "owed_meetings",
    "own_opinion",
    "paper_file",
    "signed_file",
    "to_hear",
    "unheard",
    "warnings_of_member",
    "year_of_cell",
]
