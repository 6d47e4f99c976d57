"""
What a worker does beside the pages, as a process of its own: papers of a commune, mail, and being killed in the middle.
"""

import contextlib
import io
import os
import re
import socket
import subprocess
import sys
import time
from functools import partial
from uuid import uuid4
from zipfile import ZipFile

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from tests.support.database import ROOT

from bontot.domain.audit.types import SYSTEM


pytestmark = [pytest.mark.xdist_group("pages"), pytest.mark.keeps]

PAGE = "/cap-uy/my_long/2024-10/"


class Inbox:
    """
    What a mail server received.
    """

    def __init__(self):
        self.received = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - the server calls it so
        self.received.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


@pytest.fixture
def worker(site, tmp_path):
    """
    Run `bontot work` on the database of the pages.
    """
    started = []

    def run(*words, **variables):
        environment = {
            **os.environ,
            "BONTOT_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "bontot.project.settings",
            **variables,
        }
        command = (sys.executable, "-m", "bontot", "work", *words)
        with (tmp_path / f"worker-{len(started)}.log").open("wb") as said:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
        started.append(process)
        return process

    def once(*words, **variables):
        process = run("--once", *words, **variables)
        assert process.wait(timeout=120) == 0, (
            tmp_path / f"worker-{len(started) - 1}.log"
        ).read_text()

    run.once = once
    run.once_more = partial(once, "--retry-failed")
    yield run
    for process in started:
        process.kill()
        process.wait()


def _ask(client, month="2024-10"):
    answer = client.post(f"/cap-uy/my_long/{month}/ghi/lap-tep/", {"key": str(uuid4())})
    assert answer.status_code == 302, answer.content.decode()


def _count(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def test_the_papers_of_a_commune_in_one_file(visitors, worker):
    appraiser = visitors["appraiser"]
    for _ in range(2):  # asked twice, made once
        _ask(appraiser)
    page = appraiser.get(f"{PAGE}van-ban/").content.decode()
    assert page.count("Đang chờ đến lượt") == 1
    worker.once()
    page = appraiser.get(f"{PAGE}van-ban/").content.decode()
    assert "Đã xong" in page
    href = re.search(r'href="(/cap-uy/[^"]+\.zip)"', page).group(1)
    answer = appraiser.get(href)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert archive.read("ml_03/bao-cao-thang.pdf").startswith(b"%PDF-")
    assert len({name.split("/")[0] for name in names}) == 15
    assert {name.split("/")[1] for name in names} <= {
        "bao-cao-thang.pdf",
        "phieu-cham.pdf",
        "nghi-quyet.pdf",
    }
    assert visitors["secretary"].get(href).status_code == 404
    assert visitors["viewer"].get(href).status_code == 403
    other = href.replace("2024-10", "2024-09")
    assert appraiser.get(other.replace(other.split("/")[-1], f"{uuid4()}.zip")).status_code == 404


def test_a_worker_that_is_killed_leaves_nothing_half_made(visitors, worker):
    appraiser = visitors["appraiser"]
    files = "SELECT count(*) FROM bontot_storedfile"
    before = _count(files)
    _ask(appraiser, "2024-09")
    running = worker()
    until = time.monotonic() + 60
    while "Đang lập" not in appraiser.get("/cap-uy/my_long/2024-09/van-ban/").content.decode():
        assert time.monotonic() < until
        assert running.poll() is None
        time.sleep(0.05)
    running.kill()
    running.wait()
    page = appraiser.get("/cap-uy/my_long/2024-09/van-ban/").content.decode()
    assert ".zip" not in page
    assert _count(files) == before
    with connection.cursor() as cursor:  # as if the next worker came later
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )
    worker.once()
    page = appraiser.get("/cap-uy/my_long/2024-09/van-ban/").content.decode()
    assert page.count(".zip") == 1
    assert (
        _count("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('doing', 'failed')") == 0
    )


def test_a_job_that_failed_for_good_is_shown_and_tried_once_more(visitors, worker):
    operator = visitors["operator"]
    assert "--retry-failed" not in operator.get("/").content.decode()
    assert "Chưa có tiến trình nền nào chạy" in operator.get("/").content.decode()
    _ask(visitors["appraiser"], "2024-05")
    worker.once()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts)"
            " SELECT 'papers', unnest(ARRAY['papers.drop_old', 'meetings.forget']),"
            " '{\"timestamp\": 0}', 'failed', 8"
        )
        cursor.execute("UPDATE bontot_paperbundle SET asked_at = asked_at - interval '8 days'")
    page = operator.get("/").content.decode()
    assert "thất bại sau nhiều lần thử: 2." in page
    worker.once()  # of themselves they stay
    assert _count("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'") == 2
    worker.once_more()
    assert _count("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'") == 0
    assert _count("SELECT count(*) FROM bontot_paperbundle") == 0
    assert "thất bại sau nhiều lần thử" not in operator.get("/").content.decode()


def test_what_is_forgotten_every_night_is_planned():
    from procrastinate.contrib.django import app  # noqa: PLC0415 - after django.setup()

    from bontot.interfaces.jobs import tasks  # noqa: PLC0415 - after django.setup()

    planned = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert {tasks.drop_old.name, tasks.forget.name} <= planned


def test_a_worker_stops_when_it_is_told_to(worker):
    running = worker()
    until = time.monotonic() + 60
    while not _count("SELECT count(*) FROM procrastinate_workers"):
        assert time.monotonic() < until
        time.sleep(0.05)
    running.terminate()
    assert running.wait(timeout=60) == 0
    assert _count("SELECT count(*) FROM procrastinate_workers") == 0


def _member_with_an_address():
    from bontot.domain.accounts.operations import create_accounts  # noqa: PLC0415 - after django.setup()
    from bontot.domain.accounts.steps import NewAccount  # noqa: PLC0415 - after django.setup()
    from bontot.interfaces.shared import clock  # noqa: PLC0415 - after django.setup()
    from bontot.samples.planning import people_of  # noqa: PLC0415 - after django.setup()

    member = people_of("my-long").by_cell["ML-03"][5]
    account = NewAccount(
        "co-thu", member.name, None, email="co-thu@example.org", member_id=member.id
    )
    create_accounts(actor=SYSTEM, at=clock.now(), accounts=[account])


def test_a_notice_is_mailed_once_and_says_nothing_of_the_meeting(visitors, worker):
    _member_with_an_address()
    secretary, month = visitors["secretary"], "/sinh-hoat/ml_03/2025-03/"
    plan = {"kind": "regular", "day": "2025-03-05", "time": "19:30", "place": "Nhà văn hóa"}
    assert secretary.post(f"{month}ghi/lich/", plan | {"seen": "0"}).status_code == 302
    page = secretary.get(month).content.decode()
    meeting = re.search(r'name="meeting" value="([^"]+)"', page).group(1)
    seen = re.search(r'ghi/thong-bao/.*?name="seen" value="(\d+)"', page, re.DOTALL).group(1)
    answer = secretary.post(f"{month}ghi/thong-bao/", {"meeting": meeting, "seen": seen})
    assert answer.status_code == 302, answer.content.decode()
    worker.once()  # no mail server is named: nothing leaves
    inbox = Inbox()
    with contextlib.closing(_Served(inbox)) as server:
        with connection.cursor() as cursor:  # the same message again, now that there is a server
            cursor.execute(
                "UPDATE bontot_outboxmessage SET sent_at = NULL WHERE kind = 'notices.mail'"
            )
        named = {"BONTOT_SMTP_HOST": "127.0.0.1", "BONTOT_SMTP_PORT": str(server.port)}
        for _ in range(2):
            worker.once(BONTOT_SMTP_TLS="0", BONTOT_URL="https://bontot.example", **named)
            with connection.cursor() as cursor:
                cursor.execute("UPDATE bontot_outboxmessage SET sent_at = NULL")
    mine = [text for to, text in inbox.received if to == ["co-thu@example.org"]]
    assert len(mine) == len(inbox.received) == 1
    assert "https://bontot.example/" in mine[0]
    assert "Message-ID: <" in mine[0]
    assert "05/03/2025" not in mine[0]


class _Served:
    """
    A real mail server on a free port of this machine.
    """

    def __init__(self, inbox):
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            self.port = held.getsockname()[1]
        self._controller = Controller(inbox, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self):
        self._controller.stop()
