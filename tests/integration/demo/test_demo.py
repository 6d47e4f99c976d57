"""The demo as a newcomer runs it: once, twice, killed in between, and from nothing again."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tests.support.dumps import differences, dump
from tests.support.servers import reachable_folder, server_of, wait_until_gone

from bontot.project import embedded


pytestmark = pytest.mark.xdist_group("demo")
PLACES = ("my-long", "pho-chau", "duc-tho", "phuc-loi", "hoa-khanh-nam")


def environment(home: Path) -> dict[str, str]:
    outside = {"DATABASE_URL", "BONTOT_OWNER_URL", "DJANGO_SETTINGS_MODULE", "BONTOT_DEMO"}
    inherited = {name: value for name, value in os.environ.items() if name not in outside}
    return {**inherited, "BONTOT_HOME": str(home)}


def demo(home: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bontot", "demo", *words],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def held(home: Path, *, drawn: bool = True) -> dict[str, list[str]]:
    with embedded.running(home / "postgres") as server:
        return dump(server.url("postgres"), drawn=drawn)


@pytest.fixture(scope="module")
def first():
    """A demo run once, and what it printed."""
    with reachable_folder() as home:
        yield home, demo(home, "--once")


def test_it_prints_the_five_places_and_the_five_accounts(first):
    _, printed = first
    for place in PLACES:
        assert f"· {place}" in printed
    assert " ".join(printed.split()).count("DỮ LIỆU MINH HỌA") == len(PLACES)
    assert len(re.findall(r"^  \w+ +bon-tot-\w+", printed, re.MULTILINE)) == 5


def test_a_second_run_prints_the_same_and_writes_nothing(first):
    home, printed = first
    before = held(home)
    assert demo(home, "--once") == printed
    assert differences(before, held(home)) == {}


def test_a_demo_from_nothing_holds_the_same_rows(first):
    home, printed = first
    with reachable_folder() as other:
        assert demo(other, "--once") == printed
        assert differences(held(home), held(other)) == {}


def test_the_pages_answer_and_everything_ends_with_the_command(first):
    home, _ = first
    # As on the first day: what its pages need is made while it runs
    shutil.rmtree(home / "locale")
    port = free_port()
    process = started(home, port)
    try:
        assert answered(port, "/gioi-thieu/")[0] == 200
        status, page = answered(port, "/dang-nhap/")
        assert status == 200
        assert ">Tên tài khoản</label>" in page
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    assert server_of(home / "postgres").processes() == []
    assert refused(port)


def test_a_killed_command_leaves_neither_worker_nor_server(first):
    home, _ = first
    port = free_port()
    process = started(home, port)
    process.kill()
    process.wait()
    wait_until_gone(server_of(home / "postgres"))
    assert refused(port)


def test_a_port_in_use_is_a_sentence(first):
    home, _ = first
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "bontot", "demo", "--port", str(port)],
            env=environment(home),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 11
    assert done.stderr.startswith(f"Cổng {port} đang có chương trình khác dùng.")


def test_an_older_server_and_a_role_that_sees_everything_are_refused(first):
    home, _ = first
    with embedded.running(home / "postgres") as server:
        done = subprocess.run(
            [sys.executable, "-m", "bontot", "migrate"],
            env={**environment(home), "DATABASE_URL": server.url("postgres")},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 11
    assert "bontot_app" in done.stderr


@pytest.mark.faults
@pytest.mark.parametrize("moments", [(0.5, 1.5, 3.0, 5.0), (2.0, 7.0, 4.0, 9.0, 12.0)])
def test_a_demo_killed_again_and_again_ends_with_the_same_rows(first, moments):
    home, printed = first
    with reachable_folder() as other:
        for seconds in moments:
            process = subprocess.Popen(
                [sys.executable, "-m", "bontot", "demo", "--once"],
                env=environment(other),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=seconds)
            process.kill()
            process.wait()
        assert demo(other, "--once") == printed
        assert differences(held(home, drawn=False), held(other, drawn=False)) == {}


def started(home: Path, port: int) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-m", "bontot", "demo", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 120
    while refused(port):
        assert process.poll() is None, "the demo ended"
        assert time.monotonic() < until, "no page within two minutes"
        time.sleep(0.2)
    return process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answered(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def refused(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(5)
        return probe.connect_ex(("127.0.0.1", port)) != 0
