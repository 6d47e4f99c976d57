"""
A served site over the sample year, and Debian's Chromium in front of it.
"""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.database import ROOT
from tests.support.site import environment, sampled


CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
# Chromium looks up its maker's hosts at every start unless told not to
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def _answers(port: int) -> bool:
    with (
        contextlib.suppress(OSError, http.client.HTTPException),
        contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2)) as asked,
    ):
        asked.request("GET", "/readyz")
        return asked.getresponse().status == 200
    return False


@pytest.fixture(scope="session")
def served(migrated_template, tmp_path_factory) -> Iterator[str]:
    """
    The address of the demo, served as an installation serves it.
    """
    port = _free_port()
    log = tmp_path_factory.mktemp("served") / "server.log"
    with sampled(migrated_template) as database:
        variables = environment(database)
        prepare = "import django; django.setup(); from bontot.interfaces.shared.static_files import prepare_static as p; p()"
        subprocess.run((sys.executable, "-c", prepare), cwd=ROOT, env=variables, check=True)
        command = (
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(port), "--workers", "1", "bontot.project.wsgi:application"),
        )
        with log.open("wb") as said:
            server = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=said, stderr=said)
        try:
            until = time.monotonic() + 30
            while not _answers(port):
                assert server.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="module")
def browser():
    """
    Chromium without a screen; as root it cannot make its own sandbox.

    Gone with its module: while it runs it holds an event loop, in which Django refuses to query.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def keys(served, browser) -> dict[str, dict]:
    """
    For each account, what its browser keeps once it has signed in through the page.
    """
    from bontot.samples.accounts import ACCOUNTS  # noqa: PLC0415 - after django.setup()

    kept = {"nobody": None}
    for account in ACCOUNTS:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{served}/dang-nhap/")
        page.get_by_label("Tên tài khoản").fill(account.username)
        page.get_by_label("Mật khẩu").fill(account.password)
        page.locator("main").get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(f"{served}/")
        kept[account.role.value] = context.storage_state()
        context.close()
    return kept


def pytest_addoption(parser: pytest.Parser) -> None:
    """
    Add `--shots`: write every page as PNG to .bontot/shots.
    """
    parser.addoption(
        "--shots", action="store_true", help="write every page as PNG to .bontot/shots"
    )


@pytest.fixture
def shots(request) -> Path | None:
    """
    Where to write pictures of the pages, or None.
    """
    if not request.config.getoption("--shots"):
        return None
    folder = ROOT / ".bontot" / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
