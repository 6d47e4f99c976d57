"""Addresses of the pages."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from bontot.interfaces.web.about.views import about
from bontot.interfaces.web.account.cells import accounts, accounts_change
from bontot.interfaces.web.account.first import first_sign_in
from bontot.interfaces.web.account.sessions import OpenSessions
from bontot.interfaces.web.assessments import views as assessments
from bontot.interfaces.web.catalogue import views as catalogue
from bontot.interfaces.web.committee import tables
from bontot.interfaces.web.committee import views as committee
from bontot.interfaces.web.corrections import views as corrections
from bontot.interfaces.web.display.views import display
from bontot.interfaces.web.facts import views as facts
from bontot.interfaces.web.gallery.views import gallery
from bontot.interfaces.web.health import views as health
from bontot.interfaces.web.home.views import home
from bontot.interfaces.web.meetings import files, register
from bontot.interfaces.web.meetings import views as meetings
from bontot.interfaces.web.meetings.notebook import notebook
from bontot.interfaces.web.members import directing
from bontot.interfaces.web.members import views as members
from bontot.interfaces.web.orgtree import views as orgtree
from bontot.interfaces.web.own import views as own
from bontot.interfaces.web.tasks import views as tasks


COMMITTEE = "cap-uy/<slug:label>/<str:month>/"
RESULT = "ket-qua/<slug:label>/<str:year>/"
MONTH = "sinh-hoat/<slug:label>/<str:month>/"
OWN = "cua-toi/"
TASKS = "nhiem-vu/<slug:label>/"
BOOKS = "dang-vien/<slug:label>/"
MEMBER = RESULT + "dang-vien/<uuid:member_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("to-chuc/", orgtree.tree, name="tree"),
    path("to-chuc/<slug:label>/", orgtree.organization, name="organization"),
    path(COMMITTEE, committee.levels, name="committee_month"),
    path(COMMITTEE + "dinh-huong/", committee.guidance, name="guidance"),
    path(COMMITTEE + "giao-viec/", committee.given, name="given"),
    path(COMMITTEE + "van-ban/", committee.bundle, name="bundle"),
    path(COMMITTEE + "van-ban/<uuid:bundle_id>.zip", committee.fetch, name="bundle_file"),
    path(COMMITTEE + "tong-hop/<slug:length>/", tables.table, name="commune_table"),
    path(COMMITTEE + "tong-hop/<slug:length>.<slug:form>", tables.table_file, name="commune_file"),
    path(COMMITTEE + "ghi/<slug:verb>/", committee.change, name="committee_change"),
    path(RESULT, assessments.result, name="result"),
    path(RESULT + "can-cu/<slug:indicator>/", facts.entries, name="entries"),
    path(RESULT + "dang-vien/", assessments.members, name="members"),
    path(MEMBER, assessments.member, name="member"),
    path(MEMBER + "can-cu/<slug:indicator>/", facts.member_entries, name="member_entries"),
    path("sinh-hoat/<slug:label>/", meetings.meetings, name="meetings"),
    path("sinh-hoat/<slug:label>/so-van-ban/", register.register, name="register"),
    path(
        "sinh-hoat/<slug:label>/so-van-ban/ghi/<slug:verb>/",
        register.register_change,
        name="register_change",
    ),
    path("sinh-hoat/<slug:label>/thong-bao/<uuid:about>/", meetings.told, name="told"),
    path(MONTH + "van-ban/<slug:kind>.<slug:form>", meetings.paper, name="month_paper"),
    path(MONTH + "dinh-chinh/", meetings.amend, name="month_amend"),
    path(MONTH + "tai-lieu/<uuid:paper_id>/", files.paper, name="month_file"),
    path(MONTH + "ban-ky/<uuid:copy_id>/", files.signed, name="month_signed"),
    path(MONTH, meetings.month, name="month"),
    path(MONTH + "ghi/<slug:verb>/", meetings.change, name="month_change"),
    path(TASKS, tasks.tasks, name="tasks"),
    path(TASKS + "giao/", tasks.new, name="task_new"),
    path(TASKS + "bang-phan-cong.<slug:form>", tasks.paper, name="tasks_paper"),
    path(TASKS + "ghi/<slug:verb>/", tasks.change, name="task_change"),
    path(TASKS + "<uuid:task_id>/", tasks.task, name="task"),
    path(BOOKS, members.roster, name="roster"),
    path(BOOKS + "them/", members.member_add, name="member_add"),
    path(BOOKS + "chi-uy/", members.leaders, name="leaders"),
    path(BOOKS + "chuyen/", members.transfers, name="transfers"),
    path(BOOKS + "ket-nap/", members.admissions, name="admissions"),
    path(BOOKS + "<uuid:member_id>/", members.member_record, name="member_record"),
    path(BOOKS + "ghi/<slug:verb>/", members.change, name="members_change"),
    path(MONTH + "so-ghi/", notebook, name="notebook"),
    path("phu-trach/<slug:label>/", directing.charges, name="charges"),
    path("phu-trach/<slug:label>/ghi/<slug:verb>/", directing.change, name="charges_change"),
    path("de-nghi-sua/<slug:label>/", corrections.corrections, name="corrections"),
    path("de-nghi-sua/<slug:label>/tra-loi/", corrections.answer, name="correction_answer"),
    path(OWN + "ky-toi/", own.meeting, name="own_meeting"),
    path(OWN + "ky-toi/da-doc/", own.read, name="own_meeting_read"),
    path(OWN + "ky-toi/ghi/<slug:verb>/", own.meeting_change, name="own_meeting_change"),
    path(OWN + "nhiem-vu/", own.tasks, name="own_tasks"),
    path(OWN + "nhiem-vu/ghi/<slug:verb>/", own.task_change, name="own_task_change"),
    path(OWN + "nhiem-vu/<uuid:task_id>/", own.task, name="own_task"),
    path(OWN + "cam-ket/", own.pledge, name="own_pledge"),
    path(OWN + "cam-ket/ghi/<slug:verb>/", own.pledge_change, name="own_pledge_change"),
    path(OWN + "du-lieu/", own.data, name="own_data"),
    path(OWN + "du-lieu.json", own.data_copy, name="own_copy"),
    path(OWN + "du-lieu/ghi/<slug:verb>/", own.data_change, name="own_data_change"),
    path("gioi-thieu/", about, name="about"),
    path("mau-giao-dien/", gallery, name="gallery"),
    path("bo-tieu-chi/", catalogue.frameworks, name="frameworks"),
    path("bo-tieu-chi/<slug:slug>/<str:version>/", catalogue.framework, name="framework"),
    path("bo-tieu-chi/<slug:slug>/<str:version>/the.pdf", catalogue.card, name="card"),
    path("hien-thi/", display, name="display"),
    path("ngon-ngu/", set_language, name="set_language"),
    path("dang-nhap/", account.login, name="account_login"),
    path("lan-dau/", first_sign_in, name="first_sign_in"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/da-khoa/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/dang-ky/", account.signup, name="account_signup"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/mat-khau/dat/", account.password_set, name="account_set_password"),
    path("tai-khoan/noi-dang-nhap/", OpenSessions.as_view(), name="usersessions_list"),
    path("tai-khoan/chi-bo/<slug:label>/", accounts, name="accounts"),
    path("tai-khoan/chi-bo/<slug:label>/<slug:verb>/", accounts_change, name="accounts_change"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/hai-lop/", include("allauth.mfa.urls")),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
