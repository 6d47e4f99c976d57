"""
The pages there are, each with an account that may open it: read from the table the permissions are held to.

A new address has its row there or fails, and is then looked at, counted and weighed here without another word.
"""

import re

from tests.integration.web.test_permissions import ROLES, TABLE


FILES = re.compile(r"\.(pdf|docx|xlsx|csv|zip|json)$")
#: Answered to programs, not to people.
FOR_PROGRAMS = {"alive", "ready"}


def openings() -> list[tuple[str, str]]:
    """Every page with every role that may open it."""
    found = [
        (role, row.path)
        for row in TABLE
        if row.name not in FOR_PROGRAMS and not FILES.search(row.path)
        for role, status in zip(ROLES, row.statuses, strict=True)
        if status == 200
    ]
    return list(dict.fromkeys(found))


def one_an_address() -> list[tuple[str, str]]:
    """Every address once, as whoever stands nearest to it; home once for every role."""
    nearest = ("nobody", "secretary", "appraiser", "member", "viewer", "operator")
    may = openings()
    found = []
    for name in dict.fromkeys(row.name for row in TABLE):
        paths = [row.path for row in TABLE if row.name == name]
        ways = [(role, path) for path in paths for role in nearest if (role, path) in may]
        found += [way for way in ways if way[0] != "nobody"] if name == "home" else ways[:1]
    return found
