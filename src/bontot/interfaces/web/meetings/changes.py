"""From a form sent in to the one operation it asks for."""

from collections.abc import Callable
from typing import Any

from bontot.domain.assessments import operations as assessments
from bontot.domain.audit.types import Json
from bontot.domain.meetings import operations as meetings
from bontot.domain.meetings.types import (
    Assigned,
    Conclusions,
    Hands,
    Heard,
    HeardResult,
    MeetingKind,
    NewMark,
    Officers,
    Part,
    Plan,
    QualityLevel,
    Remark,
    RemarkKind,
    Roll,
    RollMark,
    SignedPaper,
    Spoken,
    Times,
    VotePurpose,
)
from bontot.domain.meetings.types import Change as Amended
from bontot.interfaces.web.components.posted import (
    Posted,
    UnreadableChoice,
    as_ident,
)
from bontot.interfaces.web.meetings.month_form import (
    FileNotChosen,
    FileWithPaperCopy,
    MonthForm,
    paper_type,
)


MARK = "mark-"
#: The verb of every amendment; its form names what is amended.
AMEND = "dinh-chinh"

Answer = dict[str, Json]
Change = Callable[[MonthForm], Answer]


def _edit(posted: Posted) -> Any:  # noqa: ANN401 - keyword arguments of many operations
    return dict(posted.edit)


def _plan(posted: Posted) -> Answer:
    plan = Plan(
        kind=posted.choice("kind", MeetingKind),
        planned_at=posted.instant(posted.day("day"), "time"),
        place=posted.text("place"),
        theme=posted.text("theme"),
        about_campaign=posted.text("about_campaign") == "1",
    )
    if posted.text("meeting"):
        return meetings.change_plan(**_edit(posted), plan=plan)
    return meetings.plan_meeting(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        plan=plan,
        month=posted.month,
    )


def _postpone(posted: Posted) -> Answer:
    return meetings.postpone_meeting(**_edit(posted))


def _agenda(posted: Posted) -> Answer:
    return meetings.set_own_agenda(**_edit(posted), lines=posted.lines("lines"))


def _tick(posted: Posted) -> Answer:
    """Tick what is ticked on the page and was not; or, where nothing is new, take back what no longer is."""
    shown, ticked, was = (set(posted.idents(name)) for name in ("line", "done", "was"))
    if posted.text("all"):
        return meetings.tick_agenda(**_edit(posted), line_ids=sorted(shown - was))
    gone, new = was - ticked, ticked - was
    if gone and not new:
        return meetings.tick_agenda(**_edit(posted), line_ids=sorted(gone), done=False)
    return meetings.tick_agenda(**_edit(posted), line_ids=sorted(new))


def _paper(posted: MonthForm) -> Answer:
    file, paper_only = posted.file("file"), posted.text("how") == "paper"
    if file is not None and paper_only:
        raise FileWithPaperCopy
    return meetings.add_paper(
        **_edit(posted), title=posted.text("title"), paper_only=paper_only, file=file
    )


def _unpaper(posted: Posted) -> Answer:
    return meetings.remove_paper(**_edit(posted), paper_id=posted.ident("paper"))


def _notice(posted: Posted) -> Answer:
    return meetings.give_notice(**_edit(posted), not_told=posted.idents("not_told"))


def _start(posted: Posted) -> Answer:
    started = posted.instant(posted.day("day"), "time")
    return meetings.start_meeting(**_edit(posted), started_at=started)


def roll_of(posted: Posted) -> Roll:
    """Read the roll: every name with a mark, who joined for a while, guests, and whether the committee member in charge came."""
    marks = []
    for name in sorted(posted.data):
        if name.startswith(MARK) and posted.text(name):
            member = as_ident(name, name.removeprefix(MARK))
            marks.append(NewMark(member, posted.choice(name, RollMark)))
    return Roll(
        marks=marks,
        attached=posted.lines("attached"),
        guests=posted.lines("guests"),
        in_charge_attended=posted.yes_no("in_charge_attended"),
    )


def _roll(posted: Posted) -> Answer:
    return meetings.take_roll(**_edit(posted), roll=roll_of(posted))


def _officers(posted: Posted) -> Answer:
    officers = Officers(posted.ident("chair"), posted.ident("secretary"))
    return meetings.name_chair_and_secretary(**_edit(posted), officers=officers)


def _speak(posted: Posted) -> Answer:
    member, _, spoke = posted.text("member").partition("=")
    spoken = Spoken(as_ident("member", member), spoke=spoke == "1", gist=posted.text("gist"))
    return meetings.record_speaker(**_edit(posted), spoken=spoken)


def _gist(posted: Posted) -> Answer:
    spoken = Spoken(posted.ident("member"), gist=posted.text("gist"))
    return meetings.record_speaker(**_edit(posted), spoken=spoken)


def _hear(posted: Posted) -> Answer:
    result = posted.choice("result", HeardResult) if posted.text("result") else None
    heard = Heard(posted.ident("task"), result, note=posted.text("note"))
    return meetings.hear_task(**_edit(posted), heard=heard)


def _remark(posted: Posted) -> Answer:
    remark = Remark(
        posted.choice("kind", RemarkKind),
        posted.text("about"),
        posted.ident("member") if posted.text("member") else None,
        posted.ident("task") if posted.text("task") else None,
    )
    return meetings.record_remark(**_edit(posted), remark=remark)


def _unremark(posted: Posted) -> Answer:
    return meetings.remove_remark(**_edit(posted), remark_id=posted.count("remark"))


def _vote(posted: Posted) -> Answer:
    everybody = posted.text("all")
    hands = Hands(
        purpose=posted.choice("purpose", VotePurpose),
        in_favour=int(everybody) if everybody.isdigit() else posted.count("in_favour"),
        against=0 if everybody else posted.count("against"),
        other=0 if everybody else posted.count("other"),
        subject=posted.text("subject"),
        reserved_opinion=posted.text("reserved_opinion"),
    )
    vote = posted.ident("vote") if posted.text("vote") else None
    return meetings.record_vote(**_edit(posted), hands=hands, vote_id=vote)


def _assign(posted: Posted) -> Answer:
    assigned = Assigned(posted.text("content"), posted.day("due"), posted.idents("owner"))
    return meetings.assign_task(**_edit(posted), assigned=assigned)


def _unassign(posted: Posted) -> Answer:
    return meetings.take_back_task(**_edit(posted), task_id=posted.ident("task"))


def _conclude(posted: Posted) -> Answer:
    return meetings.conclude(**_edit(posted), lines=posted.lines("lines"))


def _end(posted: Posted) -> Answer:
    ended = posted.instant(posted.day("day"), "time")
    return meetings.end_meeting(**_edit(posted), ended_at=ended)


def _closing(posted: Posted) -> Answer:
    return meetings.note_closing(
        **_edit(posted), weakness=posted.text("weakness"), remedy=posted.text("remedy")
    )


def _level(posted: Posted) -> Answer:
    level = posted.choice("level", QualityLevel) if posted.text("level") else None
    return meetings.propose_level(
        **_edit(posted), level=level, committee_agreed=posted.yes_no("committee_agreed")
    )


def _answer(posted: Posted) -> Answer:
    fact, value = posted.text("fact"), posted.text("value")
    if not fact:
        raise UnreadableChoice(name="fact", text=fact)
    return assessments.answer_line(**_edit(posted), fact=fact, value=value)


def _adopt(posted: Posted) -> Answer:
    return meetings.adopt_minutes(**_edit(posted))


def _lock(posted: Posted) -> Answer:
    edit = _edit(posted)
    return assessments.lock_minutes(**edit)


def _amended(posted: Posted) -> Amended:
    """
    Read what an amendment changes, by the form it stands for.

    Raises:
        UnreadableChoice: No part of the minutes goes by this form.
    """
    form = posted.text("form")
    found: dict[str, Callable[[], Amended]] = {
        "diem-danh": lambda: roll_of(posted),
        "chu-tri": lambda: Officers(posted.ident("chair"), posted.ident("secretary")),
        "phat-bieu": lambda: Spoken(
            posted.ident("member"), spoke=posted.text("spoke") != "0", gist=posted.text("gist")
        ),
        "nghe": lambda: Heard(
            posted.ident("task"), posted.choice("result", HeardResult), note=posted.text("note")
        ),
        "nhan-xet": lambda: Remark(
            posted.choice("kind", RemarkKind),
            posted.text("about"),
            posted.ident("member") if posted.text("member") else None,
        ),
        "giao-viec": lambda: Assigned(
            posted.text("content"), posted.day("due"), posted.idents("owner")
        ),
        "ket-luan": lambda: Conclusions(posted.lines("lines")),
        "gio": lambda: Times(
            posted.instant(posted.day("day"), "time"),
            posted.instant(posted.day("end_day"), "end_time"),
        ),
    }
    if form not in found:
        raise UnreadableChoice(name="form", text=form)
    return found[form]()


def _amend(posted: Posted) -> Answer:
    return assessments.amend(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        meeting_id=posted.ident("meeting"),
        seen=posted.count("seen"),
        change=_amended(posted),
        reason=posted.text("reason"),
    )


def _number(posted: Posted) -> Answer:
    paper: dict[str, Any] = {
        "actor": posted.actor,
        "at": posted.at,
        "key": posted.key,
        "meeting_id": posted.ident("meeting"),
        "paper_type": paper_type(posted),
    }
    if posted.text("how") == "take":
        return meetings.take_number(**paper)
    number = posted.count("number") if posted.text("number") else None
    return meetings.type_number(**paper, number=number)


def _signed(posted: MonthForm) -> Answer:
    file = posted.file("file")
    if file is None:
        raise FileNotChosen
    return meetings.file_signed_copy(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        meeting_id=posted.ident("meeting"),
        paper=posted.choice("paper", SignedPaper),
        file=file,
    )


def _final(posted: Posted) -> Answer:
    return assessments.post_final_papers(**_edit(posted))


#: Verb of the address → what it does and which part of the meeting it edits.
CHANGES: dict[str, tuple[Change, Part]] = {
    "lich": (_plan, Part.PLAN),
    "hoan": (_postpone, Part.PLAN),
    "muc": (_agenda, Part.AGENDA),
    "xong-muc": (_tick, Part.AGENDA),
    "tai-lieu": (_paper, Part.PAPERS),
    "bo-tai-lieu": (_unpaper, Part.PAPERS),
    "thong-bao": (_notice, Part.PLAN),
    "bat-dau": (_start, Part.PLAN),
    "diem-danh": (_roll, Part.ROLL),
    "chu-tri": (_officers, Part.OFFICERS),
    "phat-bieu": (_speak, Part.SPEAKERS),
    "loi": (_gist, Part.SPEAKERS),
    "nghe": (_hear, Part.HEARING),
    "nhan-xet": (_remark, Part.REMARKS),
    "bo-nhan-xet": (_unremark, Part.REMARKS),
    "bieu-quyet": (_vote, Part.VOTES),
    "giao-viec": (_assign, Part.ASSIGNING),
    "bo-viec": (_unassign, Part.ASSIGNING),
    "ket-luan": (_conclude, Part.CONCLUSIONS),
    "het-gio": (_end, Part.CLOSING),
    "han-che": (_closing, Part.CLOSING),
    "muc-chat-luong": (_level, Part.CLOSING),
    "cham": (_answer, Part.CLOSING),
    "thong-qua": (_adopt, Part.CLOSING),
    "khoa": (_lock, Part.CLOSING),
    "gui-van-ban": (_final, Part.PAPERS),
    "ban-ky": (_signed, Part.PAPERS),
    "so": (_number, Part.PAPERS),
    AMEND: (_amend, Part.CLOSING),
}


def part_of(verb: str, form: str) -> Part:
    """Say which part of the meeting a form changes; an amendment goes by the name of what it amends."""
    return CHANGES[form if verb == AMEND and form in CHANGES else verb][1]
