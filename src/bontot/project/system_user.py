"""
The system user that root lends to the private server, which refuses to run as root.

It may not reach the clone (under /root, say). No folder's mode is changed for it: it gets a place of its
own in /var/lib, with a copy of the server's programs.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4


NAME = "bontot-db"
LENT = Path("/var/lib/bontot")


def account() -> pwd.struct_passwd:
    """Return who runs the server: ourselves, or for root the system user, made when there is none."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(NAME)
    nobody_signs_in = ("--no-create-home", "--shell", "/usr/sbin/nologin")
    # Two at once: one makes it, the other finds it made
    subprocess.run(  # noqa: S603 - fixed words
        ("/usr/sbin/useradd", "--system", *nobody_signs_in, NAME),
        check=False,
        stderr=subprocess.DEVNULL,
    )
    return pwd.getpwnam(NAME)


def acting(as_account: pwd.struct_passwd) -> dict[str, Any]:
    """Return what `subprocess.run` needs to run a program as the account, with nothing of ours."""
    who = {"user": as_account.pw_uid, "group": as_account.pw_gid, "extra_groups": ()}
    clean = {"cwd": "/", "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}}
    return {**clean, **(who if os.geteuid() == 0 else {})}


def reaches(other: pwd.struct_passwd, file: Path, folder: Path) -> bool:
    """Tell whether the account can read a file and enter a folder."""
    asked = ("/usr/bin/test", "-r", file, "-a", "-x", folder)
    return os.geteuid() != 0 or not subprocess.run(asked, **acting(other), check=False).returncode  # noqa: S603 - fixed words


def lend(link: Path, programs: Iterable[Path]) -> tuple[Path, Path]:
    """
    Lend a place outside the clone, remembered by a link in it, with a copy of the programs.

    Returns:
        The folder that holds the copies, and the server's own place.
    """
    with contextlib.suppress(FileExistsError):
        link.symlink_to(LENT / uuid4().hex[:12])
    place = link.readlink()
    copy, fresh = place.with_suffix(".programs"), place.with_suffix(".new")
    if not copy.is_dir():
        shutil.rmtree(fresh, ignore_errors=True)
        for part in programs:
            shutil.copytree(part, fresh / part.name)
        subprocess.run(("/bin/chmod", "-R", "a+rX", fresh), check=True)  # noqa: S603 - fixed words
        fresh.rename(copy)
    return copy, place
