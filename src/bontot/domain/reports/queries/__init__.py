"""One answer a page: the tree with results, one place, a month, a member's own year, the system's health."""

from bontot.domain.reports.queries.accounts import (
    AccountLine,
    Accounts,
    AccountsOfCell,
    WithoutAccount,
    accounts_of,
    new_accounts,
)
from bontot.domain.reports.queries.behind import entries_behind
from bontot.domain.reports.queries.charges import charges_of
from bontot.domain.reports.queries.commune import CellOfPeriod, commune_period
from bontot.domain.reports.queries.explained import Explained, explained_result
from bontot.domain.reports.queries.health import health
from bontot.domain.reports.queries.month import month_of
from bontot.domain.reports.queries.month_page import meeting_record, month_page, notebook_page
from bontot.domain.reports.queries.own import member_of, members_of, own_year, told_lately
from bontot.domain.reports.queries.own_pages import (
    own_meeting,
    own_task,
    own_tasks,
)
from bontot.domain.reports.queries.periods import evaluated, newest_year
from bontot.domain.reports.queries.place import place_of
from bontot.domain.reports.queries.tasks_page import people_of, task_page, tasks_page
from bontot.domain.reports.queries.tree import tree_of


__all__ = [
    "AccountLine",
    "Accounts",
    "AccountsOfCell",
    "CellOfPeriod",
    "Explained",
    "WithoutAccount",
    "accounts_of",
    "charges_of",
    "commune_period",
    "entries_behind",
    "evaluated",
    "explained_result",
    "health",
    "meeting_record",
    "member_of",
    "members_of",
    "month_of",
    "month_page",
    "new_accounts",
    "newest_year",
    "notebook_page",
    "own_meeting",
    "own_task",
    "own_tasks",
    "own_year",
    "people_of",
    "place_of",
    "task_page",
    "tasks_page",
    "told_lately",
    "tree_of",
]
