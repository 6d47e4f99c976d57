"""The page of a month as templates read it: what is kept, what was typed and refused, what may be chosen."""

from bontot.interfaces.web.meetings.amending import Amending
from bontot.interfaces.web.meetings.closing import Closing
from bontot.interfaces.web.meetings.filing import Filing
from bontot.interfaces.web.meetings.holding import Holding
from bontot.interfaces.web.meetings.preparing import Preparing


class MonthPage(Preparing, Holding, Closing, Filing, Amending):
    """The month of a cell."""

    __slots__ = ()
