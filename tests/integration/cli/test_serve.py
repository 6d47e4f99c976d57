"""`bontot serve`: on a database of its own, of this version, or not at all."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time

from tests.support.database import ROOT, clone, dropped


SERVE = (sys.executable, "-m", "bontot", "serve")


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def _refused(variables):
    done = subprocess.run(
        (*SERVE, "--port", str(_free_port())), cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )  # fmt: skip
    return done.returncode, done.stderr


def test_without_a_database_it_is_refused():
    variables = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "BONTOT_DEMO"}}
    code, said = _refused(variables)
    assert code == 11
    assert "Chưa có DATABASE_URL" in said


def test_on_tables_of_another_version_it_is_refused(migrated_template):
    import psycopg  # noqa: PLC0415 - of this test alone

    with dropped(clone(migrated_template)) as database:
        with psycopg.connect(database.owner_url, autocommit=True) as owner:
            owner.execute("DELETE FROM django_migrations WHERE app = 'bontot' AND name > '0004'")
        code, said = _refused(database.environment)
    assert code == 11
    assert "bontot migrate" in said


def test_it_serves_until_told_to_stop(fresh_database):
    port = _free_port()
    command = (*SERVE, "--port", str(port), "--workers", "2")
    variables = fresh_database.environment | {"BONTOT_HTTPS": "0"}
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + 60
            status = 0
            while status != 200:
                assert server.poll() is None
                assert time.monotonic() < until
                try:
                    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                    asked.request("GET", "/readyz")
                    status = asked.getresponse().status
                except OSError:
                    time.sleep(0.1)
                finally:
                    asked.close()
            code, said = _refused_at(port, variables)
            assert code == 11
            assert str(port) in said
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0


def _refused_at(port, variables):
    again = (*SERVE, "--port", str(port))
    done = subprocess.run(
        again, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr
