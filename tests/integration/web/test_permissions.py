"""
Every address × every role: what is allowed answers, what is out of sight is 404, what is seen and not allowed 403.
"""

import datetime
import importlib.util
from dataclasses import dataclass

import pytest
from tests.support.source import ROOT

from bontot.interfaces.web.access import ACCESS, Door
from bontot.samples.planning import people_of
from bontot.samples.streams import identity
from bontot.samples.work import DRAFT


pytestmark = pytest.mark.xdist_group("pages")

ROLES = ("nobody", "secretary", "member", "appraiser", "viewer", "operator")
WAY_IN = 302


def _member(cell: str, place: int) -> str:
    return str(people_of("my-long").by_cell[cell][place].id)


@dataclass(frozen=True)
class Row:
    """
    An address with what each role gets, in the order of ROLES.
    """

    name: str
    path: str
    statuses: tuple[int, ...]


OWN, OTHER = _member("ML-03", 7), _member("ML-03", 2)
OCTOBER = str(identity("ML-03", "meeting", datetime.date(2024, 10, 1)))
OPEN_TASK = str(identity("ML-03", "task", DRAFT.key, datetime.date(2024, 12, 1)))
UNKNOWN = "00000000-0000-4000-8000-0000000000ff"
MEMBERS = (WAY_IN, 200, 200, 404, 404, 404)
EVERYBODY = (200,) * 6
SIGNED_IN = (WAY_IN, 200, 200, 200, 200, 200)
TABLE = (
    Row("home", "/", SIGNED_IN),
    Row("tree", "/to-chuc/", SIGNED_IN),
    # The ward: the secretary and the member of one cell do not see it, though they may see its name
    Row("organization", "/to-chuc/my_long/", (WAY_IN, 404, 404, 200, 200, 200)),
    Row("organization", "/to-chuc/an_giang/", (WAY_IN, 404, 404, 404, 200, 200)),
    Row("organization", "/to-chuc/pho_chau/", (WAY_IN, 404, 404, 404, 404, 200)),
    Row("organization", "/to-chuc/ml_03/", (WAY_IN, 302, 302, 302, 302, 302)),
    Row("organization", "/to-chuc/khong_co/", (WAY_IN, 404, 404, 404, 404, 404)),
    # The secretary of a cell evaluates her own cell, which is no committee
    Row("committee_month", "/cap-uy/my_long/2024-11/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("committee_month", "/cap-uy/pho_chau/2024-11/", (WAY_IN, 404, 404, 404, 404, 200)),
    Row("committee_month", "/cap-uy/ml_03/2024-11/", (WAY_IN, 404, 403, 404, 403, 404)),
    Row("committee_month", "/cap-uy/my_long/2024/", (WAY_IN, 422, 422, 422, 422, 422)),
    Row("guidance", "/cap-uy/my_long/2025-01/dinh-huong/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("given", "/cap-uy/my_long/2024-11/giao-viec/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("bundle", "/cap-uy/my_long/2024-11/van-ban/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("bundle_file", f"/cap-uy/my_long/2024-11/van-ban/{UNKNOWN}.zip", (WAY_IN, 404, 404, 404, 403, 404)),
    Row("commune_table", "/cap-uy/my_long/2024-11/tong-hop/quy/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("commune_table", "/cap-uy/my_long/2024-11/tong-hop/nua-nam/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("commune_table", "/cap-uy/my_long/2024-11/tong-hop/nam/", (WAY_IN, 404, 404, 404, 404, 404)),
    Row("commune_file", "/cap-uy/my_long/2024-11/tong-hop/quy.xlsx", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("commune_file", "/cap-uy/my_long/2024-11/tong-hop/quy.exe", (WAY_IN, 404, 404, 404, 403, 404)),
    Row("committee_change", "/cap-uy/my_long/2024-11/ghi/muc/", (302,) * 6),
    Row("result", "/ket-qua/ml_03/2024/", SIGNED_IN),
    Row("result", "/ket-qua/ml_02/2024/", (WAY_IN, 404, 404, 200, 200, 200)),
    Row("result", "/ket-qua/my_long/2024/", (WAY_IN, 404, 404, 200, 200, 200)),
    Row("result", "/ket-qua/pc_05/2024/?he=3-khong", (WAY_IN, 404, 404, 404, 404, 200)),
    Row("result", "/ket-qua/ml_03/1999/", (WAY_IN, 404, 404, 404, 404, 404)),
    Row("result", "/ket-qua/ml_03/xx/", (WAY_IN, 422, 422, 422, 422, 422)),
    Row("entries", "/ket-qua/ml_03/2024/can-cu/members_rated_well/", (WAY_IN, 200, 403, 200, 403, 200)),
    Row("entries", "/ket-qua/ml_02/2024/can-cu/tasks_done/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("entries", "/ket-qua/ml_03/2024/can-cu/khong_co/", (WAY_IN, 404, 403, 404, 403, 404)),
    Row("members", "/ket-qua/ml_03/2024/dang-vien/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("members", "/ket-qua/ml_02/2024/dang-vien/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("member", f"/ket-qua/ml_03/2024/dang-vien/{OWN}/", (WAY_IN, 200, 200, 404, 404, 404)),
    Row("member", f"/ket-qua/ml_03/2024/dang-vien/{OTHER}/", (WAY_IN, 200, 404, 404, 404, 404)),
    Row(
        "member",
        f"/ket-qua/ml_02/2024/dang-vien/{_member('ML-02', 1)}/",
        (WAY_IN, 404, 404, 404, 404, 404),
    ),
    # The member of another cell, asked for at one's own
    Row(
        "member",
        f"/ket-qua/ml_03/2024/dang-vien/{_member('ML-02', 1)}/",
        (WAY_IN, 404, 404, 404, 404, 404),
    ),
    Row(
        "member_entries",
        f"/ket-qua/ml_03/2024/dang-vien/{OWN}/can-cu/member_attendance/",
        (WAY_IN, 200, 200, 404, 404, 404),
    ),
    Row("meetings", "/sinh-hoat/ml_03/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("meetings", "/sinh-hoat/ml_02/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("month", "/sinh-hoat/ml_03/2024-11/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("month", "/sinh-hoat/ml_02/2024-11/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("month", "/sinh-hoat/ml_03/2024/", (WAY_IN, 422, 422, 422, 422, 422)),
    Row("told", f"/sinh-hoat/ml_03/thong-bao/{OCTOBER}/", (WAY_IN, 302, 403, 403, 403, 403)),
    Row("told", f"/sinh-hoat/ml_02/thong-bao/{OCTOBER}/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("month_paper", "/sinh-hoat/ml_03/2024-11/van-ban/bien-ban.pdf", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("month_paper", "/sinh-hoat/ml_03/2024-11/van-ban/khong-co.pdf", (WAY_IN, 404, 403, 403, 403, 403)),
    Row("month_paper", "/sinh-hoat/ml_03/2024-11/van-ban/bien-ban.html", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("register", "/sinh-hoat/ml_03/so-van-ban/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("register", "/sinh-hoat/ml_02/so-van-ban/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("register_change", "/sinh-hoat/ml_03/so-van-ban/ghi/thu-hoi/", (302,) * 6),
    Row("month_amend", "/sinh-hoat/ml_03/2024-11/dinh-chinh/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("month_amend", "/sinh-hoat/ml_03/2030-11/dinh-chinh/", (WAY_IN, 404, 403, 403, 403, 403)),
    # What is there for nobody is not there: that of a paper answers members, that of a signed copy does not
    Row("month_file", f"/sinh-hoat/ml_03/2024-11/tai-lieu/{OWN}/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("month_signed", f"/sinh-hoat/ml_03/2024-11/ban-ky/{OWN}/", (WAY_IN, 404, 403, 403, 403, 403)),
    Row("month_change", "/sinh-hoat/ml_03/2024-11/ghi/lich/", (302,) * 6),
    Row("tasks", "/nhiem-vu/ml_03/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("tasks", "/nhiem-vu/ml_02/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("task", f"/nhiem-vu/ml_03/{OPEN_TASK}/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("task", f"/nhiem-vu/ml_03/{UNKNOWN}/", (WAY_IN, 404, 403, 403, 403, 403)),
    Row("task_new", "/nhiem-vu/ml_03/giao/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("tasks_paper", "/nhiem-vu/ml_03/bang-phan-cong.pdf", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("tasks_paper", "/nhiem-vu/ml_03/bang-phan-cong.exe", (WAY_IN, 404, 403, 403, 403, 403)),
    Row("task_change", "/nhiem-vu/ml_03/ghi/giao/", (302,) * 6),
    Row("roster", "/dang-vien/ml_03/", (WAY_IN, 200, 403, 200, 403, 200)),
    Row("roster", "/dang-vien/ml_02/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("roster", "/dang-vien/my_long/", (WAY_IN, 404, 404, 404, 403, 404)),
    Row("leaders", "/dang-vien/ml_03/chi-uy/", (WAY_IN, 200, 403, 200, 403, 200)),
    Row("admissions", "/dang-vien/ml_03/ket-nap/", (WAY_IN, 200, 403, 200, 403, 200)),
    Row("member_add", "/dang-vien/ml_03/them/", (WAY_IN, 200, 403, 403, 403, 200)),
    Row("transfers", "/dang-vien/ml_03/chuyen/", (WAY_IN, 200, 403, 403, 403, 200)),
    Row("transfers", "/dang-vien/ml_02/chuyen/", (WAY_IN, 404, 404, 403, 403, 200)),
    Row("member_record", f"/dang-vien/ml_03/{OWN}/", (WAY_IN, 200, 403, 403, 403, 200)),
    Row(
        "member_record",
        f"/dang-vien/ml_03/{_member('ML-02', 1)}/",
        (WAY_IN, 404, 403, 403, 403, 404),
    ),
    Row("members_change", "/dang-vien/ml_03/ghi/them/", (302,) * 6),
    Row("notebook", "/sinh-hoat/ml_03/2023-01/so-ghi/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("notebook", "/sinh-hoat/ml_02/2023-01/so-ghi/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("charges", "/phu-trach/my_long/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("charges", "/phu-trach/ml_03/", (WAY_IN, 404, 403, 404, 403, 404)),
    Row("charges", "/phu-trach/pho_chau/", (WAY_IN, 404, 404, 404, 404, 200)),
    Row("charges_change", "/phu-trach/my_long/ghi/phan-cong/", (302,) * 6),
    Row("corrections", "/de-nghi-sua/ml_03/", (WAY_IN, 200, 403, 403, 403, 403)),
    Row("corrections", "/de-nghi-sua/ml_02/", (WAY_IN, 404, 404, 403, 403, 403)),
    Row("correction_answer", "/de-nghi-sua/ml_03/tra-loi/", (302,) * 6),
    # The secretary is a member of the cell as well
    Row("own_meeting", "/cua-toi/ky-toi/", MEMBERS),
    Row("own_meeting_read", "/cua-toi/ky-toi/da-doc/", (302,) * 6),
    Row("own_meeting_change", "/cua-toi/ky-toi/ghi/y-kien/", (302,) * 6),
    Row("own_tasks", "/cua-toi/nhiem-vu/", MEMBERS),
    Row("own_task_change", "/cua-toi/nhiem-vu/ghi/tien-do/", (302,) * 6),
    # A task of the secretary
    Row("own_task", f"/cua-toi/nhiem-vu/{OPEN_TASK}/", (WAY_IN, 200, 404, 404, 404, 404)),
    Row("own_task", f"/cua-toi/nhiem-vu/{UNKNOWN}/", (WAY_IN, 404, 404, 404, 404, 404)),
    Row("own_pledge", "/cua-toi/cam-ket/", MEMBERS),
    Row("own_pledge_change", "/cua-toi/cam-ket/ghi/viet/", (302,) * 6),
    Row("own_data", "/cua-toi/du-lieu/", MEMBERS),
    Row("own_copy", "/cua-toi/du-lieu.json", MEMBERS),
    Row("own_data_change", "/cua-toi/du-lieu/ghi/de-nghi/", (302,) * 6),
    Row("about", "/gioi-thieu/", EVERYBODY),
    Row("gallery", "/mau-giao-dien/", EVERYBODY),
    Row("frameworks", "/bo-tieu-chi/", EVERYBODY),
    Row("framework", "/bo-tieu-chi/my-long/2023.1/", EVERYBODY),
    Row("framework", "/bo-tieu-chi/khong-co/2023.1/", (404,) * 6),
    Row("card", "/bo-tieu-chi/my-long/2023.1/the.pdf", EVERYBODY),
    Row("display", "/hien-thi/", (302,) * 6),
    Row("set_language", "/ngon-ngu/", (302,) * 6),
    Row("alive", "/healthz", EVERYBODY),
    Row("ready", "/readyz", EVERYBODY),
    Row("account_login", "/dang-nhap/", (200, 302, 302, 302, 302, 302)),
    Row("first_sign_in", "/lan-dau/", (200, 302, 302, 302, 302, 302)),
    Row("account_logout", "/dang-xuat/", (302, 200, 200, 200, 200, 200)),
    Row("account_inactive", "/tai-khoan/da-khoa/", EVERYBODY),
    Row("account_signup", "/tai-khoan/dang-ky/", (200, 302, 302, 302, 302, 302)),
    Row("account_change_password", "/tai-khoan/mat-khau/", SIGNED_IN),
    # Who has a password changes it
    Row("account_set_password", "/tai-khoan/mat-khau/dat/", (302,) * 6),
    Row("usersessions_list", "/tai-khoan/noi-dang-nhap/", SIGNED_IN),
    Row("accounts", "/tai-khoan/chi-bo/my_long/", (WAY_IN, 404, 404, 200, 403, 200)),
    Row("accounts", "/tai-khoan/chi-bo/ml_03/", (WAY_IN, 200, 403, 200, 403, 200)),
    Row("accounts", "/tai-khoan/chi-bo/pc_05/", (WAY_IN, 404, 404, 404, 404, 200)),
    Row("accounts_change", "/tai-khoan/chi-bo/my_long/lap/", (302,) * 6),
    Row("account_reauthenticate", "/tai-khoan/xac-nhan/", SIGNED_IN),
    Row("mfa_index", "/tai-khoan/hai-lop/", SIGNED_IN),
    Row("mfa_authenticate", "/tai-khoan/hai-lop/authenticate/", (302,) * 6),
    Row("mfa_reauthenticate", "/tai-khoan/hai-lop/reauthenticate/", (302,) * 6),
    Row("mfa_list_webauthn", "/tai-khoan/hai-lop/webauthn/", SIGNED_IN),
    Row("mfa_add_webauthn", "/tai-khoan/hai-lop/webauthn/add/", (302,) * 6),
    Row("mfa_reauthenticate_webauthn", "/tai-khoan/hai-lop/webauthn/reauthenticate/", (302,) * 6),
    Row("mfa_remove_webauthn", "/tai-khoan/hai-lop/webauthn/keys/1/remove/", (302,) * 6),
    Row("mfa_edit_webauthn", "/tai-khoan/hai-lop/webauthn/keys/1/edit/", (302,) * 6),
    Row("mfa_login_webauthn", "/tai-khoan/hai-lop/webauthn/login/", (302,) * 6),
    # The password is asked for once more before the second factor is touched
    Row("mfa_activate_totp", "/tai-khoan/hai-lop/totp/activate/", (302,) * 6),
    Row("mfa_deactivate_totp", "/tai-khoan/hai-lop/totp/deactivate/", (302, 404, 404, 404, 404, 404)),
    Row("mfa_view_recovery_codes", "/tai-khoan/hai-lop/recovery-codes/", (302, 404, 404, 404, 404, 404)),
    Row(
        "mfa_generate_recovery_codes",
        "/tai-khoan/hai-lop/recovery-codes/generate/",
        (302,) * 6,
    ),
    Row(
        "mfa_download_recovery_codes",
        "/tai-khoan/hai-lop/recovery-codes/download/",
        (302, 404, 404, 404, 404, 404),
    ),
)  # fmt: skip


def _addresses() -> list[tuple[str, str]]:
    spec = importlib.util.spec_from_file_location("pages", ROOT / "docs/generators/pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.addresses())


def test_every_address_is_in_the_tables():
    named = {name for name, _ in _addresses()}
    assert named == set(ACCESS)
    assert named == {row.name for row in TABLE}


@pytest.mark.parametrize("row", TABLE, ids=[row.path for row in TABLE])
def test_statuses(visitors, row):
    answered = tuple(visitors[role].get(row.path).status_code for role in ROLES)
    assert dict(zip(ROLES, answered, strict=True)) == dict(zip(ROLES, row.statuses, strict=True))


def test_a_stranger_is_shown_the_way_in_and_back(visitors):
    for row in TABLE:
        answer = visitors["nobody"].get(row.path, follow=True)
        if ACCESS[row.name].door is Door.SIGNED_IN and answer.redirect_chain:
            assert answer.redirect_chain[-1][0].startswith("/dang-nhap/?next="), row.path


def test_pages_only_read(visitors):
    for row in TABLE:
        if row.name in {"home", "tree", "result", "entries", "members", "about", "frameworks"}:
            assert visitors["operator"].post(row.path).status_code == 405, row.path
