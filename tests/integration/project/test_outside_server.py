"""A server named in DATABASE_URL is looked at before it is trusted: its age, its role, its tables."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator

import psycopg
import pytest

from bontot.interfaces.shared.sentences import sentence
from bontot.project import database


@contextlib.contextmanager
def old_server(version: str) -> Iterator[str]:
    """A peer that greets as PostgreSQL of a version does, and answers nothing more."""

    def greet(listener: socket.socket) -> None:
        with listener.accept()[0] as client:
            while True:
                length, code = struct.unpack("!ii", client.recv(8))
                client.recv(length - 8)
                if code == 196608:  # the start; before it come asks for encryption
                    break
                client.sendall(b"N")
            said = b""
            for name, value in (("server_version", version), ("client_encoding", "UTF8")):
                words = name.encode() + b"\0" + value.encode() + b"\0"
                said += b"S" + struct.pack("!i", len(words) + 4) + words
            client.sendall(
                b"R" + struct.pack("!ii", 8, 0) + said + b"Z" + struct.pack("!i", 5) + b"I"
            )
            while client.recv(1024):
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=greet, args=(listener,))
        thread.start()
        port = listener.getsockname()[1]
        yield f"postgresql://bontot_app@127.0.0.1:{port}/bontot?sslmode=disable&gssencmode=disable"
        thread.join()


@pytest.mark.parametrize("version", ["14.19", "9.6.24"])
def test_a_server_before_15_is_refused_in_a_sentence(version):
    with old_server(version) as url, pytest.raises(database.DatabaseTooOld) as refused:
        database.check(url)
    assert refused.value.exit_code == 11
    words = sentence(refused.value)
    assert f"phiên bản {version.split('.')[0]} đã cũ: cần phiên bản 15 trở lên" in words


def test_an_address_where_nothing_answers_is_refused_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(database.DatabaseUnreachable) as refused:
        database.check(f"postgresql://bontot_app@127.0.0.1:{port}/bontot")
    assert "Không kết nối được cơ sở dữ liệu ở DATABASE_URL" in sentence(refused.value)


def test_a_role_that_sees_past_row_level_security_is_refused(fresh_database):
    with psycopg.connect(fresh_database.owner_url) as owner:
        is_super = owner.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert is_super.fetchone() == (False,)
    superuser = fresh_database.app_url.replace("bontot_app@", "postgres@")
    try:
        psycopg.connect(superuser).close()
    except psycopg.OperationalError:
        pytest.skip("no superuser without a password on this server")
    with pytest.raises(database.DatabaseOverPrivileged):
        database.check(superuser)


def test_the_applications_role_on_a_server_of_today_is_accepted(fresh_database):
    database.check(fresh_database.app_url)
