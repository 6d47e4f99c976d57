"""
The frame every operation writes in, and the changes of the audit itself.

`writing` opens the one durable transaction of an operation and leaves one entry behind; see its docstring.
"""

from bontot.domain.audit.steps._erasing import erase_value
from bontot.domain.audit.steps._sealing import seal_day
from bontot.domain.audit.steps._writing import Write, check_version, writing


__all__ = ["Write", "check_version", "erase_value", "seal_day", "writing"]
