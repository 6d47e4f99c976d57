"""A fresh clone works alone: as whoever runs the tests and, when that is root, as an ordinary user too."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.servers import reachable_folder
from tests.support.source import ROOT


pytestmark = pytest.mark.install
NOBODY = 65534
# What a machine needs to reach its package registries, and nothing else of ours
CARRIED = ("PIP_", "UV_", "SSL_", "http_proxy", "https_proxy", "no_proxy")


def clone(folder: Path) -> Path:
    target = folder / "bản sao có dấu cách"
    subprocess.run(["git", "clone", "--quiet", ROOT, target], check=True)
    return target


def run(target: Path, *words: str, user: int | None = None, **variables: str) -> str:
    carried = {n: v for n, v in os.environ.items() if n.startswith(CARRIED)}
    path = "/usr/local/bin:/usr/bin:/bin" if user is not None else os.environ["PATH"]
    done = subprocess.run(
        ["./run", *words],
        cwd=target,
        env={**carried, "PATH": path, "HOME": "/nonexistent", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **({} if user is None else {"user": user, "group": user, "extra_groups": ()}),
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(params=["as we are", "as an ordinary user"])
def place(request) -> Iterator[tuple[Path, int | None]]:
    user = None
    if request.param == "as an ordinary user":
        if os.geteuid() != 0:
            pytest.skip("we are an ordinary user already")
        user = NOBODY
    with reachable_folder() as folder:
        target = clone(folder)
        if user is not None:
            subprocess.run(["chown", "-R", f"{user}:{user}", folder], check=True)
        yield target, user


def test_a_fresh_clone_runs_the_demo(place):
    target, user = place
    printed = run(target, "demo", "--once", user=user)
    assert printed.count("Kết quả 2024") == 5
    assert "bon-tot-bithu" in printed
    assert run(target, "demo", "--once", user=user) == printed


def test_a_fresh_clone_evaluates_a_file_without_a_database(place):
    target, user = place
    assert "my-long" in run(target, "bontot", "framework", "list", user=user)
    assert not (target / ".bontot" / "postgres").exists()


def test_a_fresh_clone_runs_a_test(place):
    target, user = place
    printed = run(target, "test", "tests/architecture/test_floor.py", user=user)
    assert "2 passed" in printed


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only root can make a folder that nobody else reaches"
)
def test_root_may_clone_where_nobody_else_can_look(tmp_path):
    target = clone(tmp_path)
    assert "bon-tot-bithu" in run(target, "demo", "--once")
    lent = (target / ".bontot" / "postgres" / "lent").readlink()
    shutil.rmtree(lent)
    shutil.rmtree(lent.with_suffix(".programs"))
