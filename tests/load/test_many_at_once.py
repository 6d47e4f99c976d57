"""
The evening every cell of a commune meets: 54 secretaries keep their roll call while 200 people read; and the last
evening of a month, when 90 cells enter theirs from the notebook while the committee looks on.

Figures are printed, not judged: what fails is an error, or a mark that was acknowledged and is not there.
"""

import http.client
import itertools
import json
import re
import statistics
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from tests.support.granian import site
from tests.support.month_cells import TODAY, cell_id
from tests.support.site import environment, sampled


pytestmark = pytest.mark.load

CELLS, READERS, ROUNDS = 54, 200, 2
LABELS = [f"tai_{number:02d}" for number in range(CELLS)]
NOTEBOOKS = [f"so_{number:02d}" for number in range(90)]
LOOKERS = 3
MONTH = "2025-01"
CSRF = "0123456789abcdefghijklmnopqrstuv"
READ = {
    "secretary": ("/", "/ket-qua/ml_03/2024/", "/to-chuc/", "/sinh-hoat/ml_03/2024-11/"),
    "member": ("/", "/ket-qua/ml_03/2024/"),
    "appraiser": ("/", "/to-chuc/my_long/", "/ket-qua/my_long/2024/", "/ket-qua/ml_02/2024/"),
    "viewer": ("/", "/to-chuc/an_giang/"),
}
# Signing in is slow on purpose, and not what is measured: sessions are made beside the pages
SESSIONS = """
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
def opened(name):
    user = get_user_model().objects.get(username=name)
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store.create()
    return store.session_key
print(json.dumps({key: [opened(key) for _ in range(times)] for key, times in %s.items()}))
"""


@dataclass
class Told:
    """
    What came back, from all threads.
    """

    reads: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Visitor:
    """
    One browser with its session and its connection.
    """

    def __init__(self, port: int, session: str, told: Told) -> None:
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = f"sessionid={session}; csrftoken={CSRF}"
        self.told = told

    def ask(self, method: str, path: str, body: str = "", **more: str) -> tuple[str, dict, float]:
        headers = {"Cookie": self.cookies, "Accept-Encoding": "gzip", **more}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        else:
            headers.pop("Accept-Encoding")
        began = time.perf_counter()
        self.wire.request(method, path, body, headers)
        answer = self.wire.getresponse()
        content = answer.read()
        took = time.perf_counter() - began
        self.told.statuses[answer.status] += 1
        if answer.status not in {200, 302}:
            self.told.wrong.append(f"{answer.status} {method} {path} {content[-300:]!r}")
        text = "" if answer.headers.get("Content-Encoding") else content.decode()
        return text, {name.lower(): value for name, value in answer.headers.items()}, took

    def send(self, path: str, **fields: str) -> tuple[str, dict, float]:
        posted = {"csrfmiddlewaretoken": CSRF, "key": str(uuid4()), **fields}
        return self.ask("POST", path, urlencode(posted), **{"HX-Request": "true"})


def _field(page: str, form: str, name: str) -> str:
    inside = page[page.index(f'id="f-{form}"') :]
    return re.search(rf'name="{name}" value="([^"]*)"', inside).group(1)


def _begin(visitor: Visitor, label: str) -> str:
    """
    Plan the meeting and start it; give its page.
    """
    page = f"/sinh-hoat/{label}/{MONTH}/"
    shown, _, _ = visitor.ask("GET", page)
    plan = {
        name: _field(shown, "lich", name)
        for name in ("form", "seen", "day", "time")
        if name in shown
    }
    kind = re.search(r'name="kind".*?value="(regular)"', shown, re.DOTALL).group(1)
    visitor.send(f"{page}ghi/lich/", **plan, kind=kind, place="Nhà văn hóa")
    shown, _, _ = visitor.ask("GET", page)
    start = {name: _field(shown, "bat-dau", name) for name in ("form", "seen", "meeting")}
    visitor.send(f"{page}ghi/bat-dau/", **start, day="2025-01-19", time="19:30")
    return page


def _keep_the_roll(visitor: Visitor, label: str) -> tuple[str, dict[str, str]]:
    """
    Change marks round after round; give the page and what was last acknowledged.
    """
    page = _begin(visitor, label)
    shown, _, _ = visitor.ask("GET", page)
    members = list(dict.fromkeys(re.findall(r'name="mark-([0-9a-f-]{36})"', shown)))
    roll = {name: _field(shown, "diem-danh", name) for name in ("form", "seen", "meeting")}
    kept: dict[str, str] = {}
    for number in range(ROUNDS):
        marks = {members[(number + place) % len(members)]: "excused" for place in range(3)}
        sent = {f"mark-{member}": mark for member, mark in marks.items()}
        _, headers, took = visitor.send(f"{page}ghi/diem-danh/", **roll, **sent)
        visitor.told.saves.append(took)
        said = json.loads(headers.get("hx-trigger", "{}"))
        if "kept" in said:
            roll["seen"] = str(said["kept"]["seen"])
            kept = marks
        else:
            visitor.told.wrong.append(f"{label}: not acknowledged: {headers}")
    return page, kept


def _read(visitor: Visitor, paths: tuple[str, ...], over: threading.Event) -> None:
    for path in itertools.cycle(paths):
        if over.is_set():
            return
        visitor.told.reads.append(visitor.ask("GET", path)[2])


def _figures(times: list[float], seconds: float) -> str:
    cuts = statistics.quantiles(times, n=100)
    return (
        f"{len(times)} in {seconds:.0f} s, {len(times) / seconds:.0f}/s; "
        f"half under {cuts[49]:.2f} s, 95% under {cuts[94]:.2f} s, slowest {max(times):.2f} s"
    )


@pytest.fixture(scope="module")
def evening(migrated_template, tmp_path_factory):
    """
    The site on an evening in January, two workers, with the sessions of everybody.
    """
    log = tmp_path_factory.mktemp("evening") / "server.log"
    with sampled(migrated_template) as database:
        fixed = {"BONTOT_TODAY": TODAY.isoformat(), "SECRET_KEY": "of one evening"}
        with site(environment(database) | fixed, log, workers=2) as served:
            served.run(f"from tests.support.month_cells import make; make({LABELS + NOTEBOOKS})")
            names = {"secretary": "bithu", "member": "dangvien", "appraiser": "thamdinh"}
            names["viewer"] = "tinhuy"
            wanted = dict.fromkeys(LABELS + NOTEBOOKS, 1) | dict.fromkeys(
                names.values(), READERS // 4
            )
            yield served, names, json.loads(served.run(SESSIONS % wanted))


class Crowd:
    """
    Everybody who is there, each in a thread: readers until the writers are done.
    """

    def __init__(self) -> None:
        self.told, self.over = Told(), threading.Event()
        self.readers: list[threading.Thread] = []
        self.writers: list[threading.Thread] = []

    def _thread(self, port, session, who, does, *words) -> threading.Thread:
        def run():
            visitor = Visitor(port, session, self.told)
            try:
                does(visitor, *words)
            except Exception as error:
                self.told.wrong.append(f"{who}: {error!r}")
            finally:
                visitor.wire.close()

        return threading.Thread(target=run)

    def passes(self) -> float:
        """
        Let it happen; give how many seconds the secretaries took.
        """
        began = time.perf_counter()
        for thread in (*self.readers, *self.writers):
            thread.start()
        for thread in self.writers:
            thread.join()
        seconds = time.perf_counter() - began
        self.over.set()
        for thread in self.readers:
            thread.join()
        return seconds


class Evening(Crowd):
    """
    The evening of the meetings.
    """

    def __init__(self, served, names, sessions) -> None:
        super().__init__()
        self.kept = {}
        port = served.port
        self.readers = [
            self._thread(port, session, f"{role}", _read, READ[role], self.over)
            for role, name in names.items()
            for session in sessions[name]
        ]
        self.writers = [
            self._thread(port, sessions[label][0], label, self._write, label) for label in LABELS
        ]

    def _write(self, visitor, label) -> None:
        self.kept[label] = _keep_the_roll(visitor, label)


def test_everybody_at_once(evening, capsys):
    served, names, sessions = evening
    here = Evening(served, names, sessions)
    seconds, told = here.passes(), here.told
    said = f"reading: {_figures(told.reads, seconds)}\nsaving:  {_figures(told.saves, seconds)}\n"
    with capsys.disabled():
        sys.stdout.write(f"\n{len(here.readers)} readers, {len(here.writers)} secretaries\n{said}")
    assert told.wrong == [], told.wrong[:5]
    assert set(told.statuses) <= {200, 302}
    assert len(told.saves) == CELLS * ROUNDS
    for label, (page, marks) in here.kept.items():
        visitor = Visitor(served.port, sessions[label][0], told)
        shown, _, _ = visitor.ask("GET", page)
        visitor.wire.close()
        stand = set(re.findall(r'name="mark-([0-9a-f-]{36})" value="excused" checked', shown))
        assert stand == set(marks), label


class LastEvening(Crowd):
    """
    The evening by which the notebooks are to be entered.
    """

    def __init__(self, served, names, sessions) -> None:
        super().__init__()
        self.open: dict[str, dict[str, str | list[str]]] = {}
        for label in NOTEBOOKS:
            visitor = Visitor(served.port, sessions[label][0], Told())
            self.open[label] = _notebook(visitor, label)
            visitor.wire.close()
        seats = sessions[names["appraiser"]][:LOOKERS]
        looking = (f"/cap-uy/my_long/{MONTH}/",)
        self.readers = [
            self._thread(served.port, session, "committee", _read, looking, self.over)
            for session in seats
        ]
        self.writers = [
            self._thread(served.port, sessions[label][0], label, self._enter, label)
            for label in NOTEBOOKS
        ]

    def _enter(self, visitor, label) -> None:
        page, headers, took = visitor.ask(
            "POST",
            f"/sinh-hoat/{label}/{MONTH}/so-ghi/",
            urlencode(self.open[label], doseq=True),
            **{"Accept-Encoding": "identity"},
        )
        self.told.saves.append(took)
        if "location" not in headers:
            refused = re.findall(r'class="errors">([^<]+)', page)
            self.told.wrong.append(f"{label}: {refused}")


def _notebook(visitor: Visitor, label: str) -> dict[str, str | list[str]]:
    """
    Open a cell's notebook and fill in the whole month.
    """
    shown, _, _ = visitor.ask("GET", f"/sinh-hoat/{label}/{MONTH}/so-ghi/")
    members = re.findall(r'name="mark-([0-9a-f-]{36})" value=""', shown)
    gone = {f"mark-{member}": "excused" for member in members[4:7]}
    tasks = re.findall(r'name="task" value="([0-9a-f-]{36})"', shown)
    heard = {"task": tasks} | {f"result-{task}": "done" for task in tasks}
    times = {"kind": "regular", "day": "2025-01-03", "time": "19:30", "end": "21:00"}
    agreed = {"adopted": "1", "all-resolution": "1", "all-level": "1", "all-minutes": "1"}
    said = {"level": "met", "lines": "Ra quân dọn vệ sinh", "papers": "Dự thảo nghị quyết"}
    key = re.search(r'name="key" value="([^"]+)"', shown).group(1)
    officers = {"chair": members[0], "secretary": members[1]}
    return {
        "csrfmiddlewaretoken": CSRF,
        "key": key,
        **times,
        **officers,
        **gone,
        **heard,
        **agreed,
        **said,
    }


def test_a_commune_enters_its_month_at_once(evening, capsys):
    served, names, sessions = evening
    here = LastEvening(served, names, sessions)
    seconds, told = here.passes(), here.told
    said = f"looking: {_figures(told.reads, seconds)}\nentering: {_figures(told.saves, seconds)}\n"
    with capsys.disabled():
        sys.stdout.write(f"\n{LOOKERS} of the committee, {len(NOTEBOOKS)} notebooks\n{said}")
    assert told.wrong == [], told.wrong[:5]
    visitor = Visitor(served.port, sessions[names["appraiser"]][0], told)
    shown, _, _ = visitor.ask("GET", f"/cap-uy/my_long/{MONTH}/")
    visitor.wire.close()
    for label in NOTEBOOKS:
        assert str(cell_id(label)) in shown
    held = served.run(
        "from bontot.domain.meetings.models import Meeting;"
        "from bontot.domain.audit.queries import reading; from bontot.domain.audit.types import SYSTEM\n"
        "with reading(SYSTEM):\n"
        f" print(Meeting.objects.filter(organization__label__in={NOTEBOOKS}, state='locked').count())"
    )
    assert int(held) == len(NOTEBOOKS)
