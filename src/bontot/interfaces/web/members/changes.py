"""From a form of the books sent in to the one operation it asks for, and the page it belongs to."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from bontot.domain.audit.types import Json
from bontot.domain.campaigns.operations import enter_pledge
from bontot.domain.members import operations
from bontot.domain.members.types import (
    AdmissionSource,
    DeclineReason,
    EndCause,
    Letter,
    Newcomer,
    Post,
    Sex,
    SpellKind,
    Standing,
    TransferKind,
)
from bontot.interfaces.web.components.posted import Posted, UnreadableChoice, as_ident


Answer = dict[str, Json]
Change = Callable[[Posted], Answer]
_NEXT_DAY = dt.timedelta(days=1)

#: How somebody comes to a roster → their standing there.
STANDINGS = {
    "official": Standing.OFFICIAL,
    "probationary": Standing.PROBATIONARY,
    "attached": None,
}


def _who(posted: Posted) -> Any:  # noqa: ANN401 - keyword arguments of many operations
    return {"actor": posted.actor, "at": posted.at, "key": posted.key}


def _here(posted: Posted) -> Any:  # noqa: ANN401 - keyword arguments of many operations
    return {**_who(posted), "organization_id": posted.organization_id}


def _after(posted: Posted, name: str) -> dt.date | None:
    """Read a last day as the day after it; None where it was left empty."""
    return posted.day(name) + _NEXT_DAY if posted.text(name) else None


def _optional(posted: Posted, name: str) -> UUID | None:
    return posted.ident(name) if posted.text(name) else None


def _add(posted: Posted) -> Answer:
    if posted.text("standing") not in STANDINGS:
        raise UnreadableChoice(name="standing", text=posted.text("standing"))
    newcomer = Newcomer(
        full_name=posted.text("full_name"),
        standing=STANDINGS[posted.text("standing")],
        valid_from=posted.day("since"),
        valid_until=_after(posted, "until"),
        sex=posted.choice("sex", Sex) if posted.text("sex") else None,
        source=posted.choice("source", AdmissionSource) if posted.text("source") else None,
        same_name=posted.text("same_name") == "1",
    )
    return operations.add_member(**_here(posted), newcomer=newcomer)


def _name(posted: Posted) -> Answer:
    return operations.correct_name(
        **_here(posted),
        member_id=posted.ident("member"),
        seen=posted.seen,
        full_name=posted.text("full_name"),
    )


def _pledge(posted: Posted) -> Answer:
    return enter_pledge(
        **_here(posted),
        member_id=posted.ident("member"),
        seen=posted.seen,
        promises=posted.lines("promises"),
    )


def _left_out(posted: Posted) -> Answer:
    return operations.record_spell(
        **_here(posted),
        member_id=posted.ident("member"),
        kind=posted.choice("kind", SpellKind),
        valid_from=posted.day("since"),
        valid_until=_after(posted, "until"),
    )


def _end_spell(posted: Posted) -> Answer:
    return operations.end_spell(
        **_who(posted),
        spell_id=posted.ident("spell"),
        seen=posted.seen,
        valid_until=posted.day("day"),
    )


def _correct_spell(posted: Posted) -> Answer:
    return operations.correct_spell(
        **_who(posted),
        spell_id=posted.ident("spell"),
        seen=posted.seen,
        valid_from=posted.day("since"),
        valid_until=_after(posted, "until"),
    )


def _recognize(posted: Posted) -> Answer:
    return operations.recognize_official(
        **_here(posted),
        member_id=posted.ident("member"),
        seen=posted.seen,
        decided_date=posted.day("day"),
    )


def _end(posted: Posted) -> Answer:
    return operations.end_membership(
        **_here(posted),
        member_id=posted.ident("member"),
        seen=posted.seen,
        ended_date=posted.day("day"),
        cause=posted.choice("cause", EndCause),
    )


def _give_post(posted: Posted) -> Answer:
    return operations.give_post(
        **_here(posted),
        member_id=posted.ident("member"),
        post=posted.choice("post", Post),
        valid_from=posted.day("since"),
    )


def _end_post(posted: Posted) -> Answer:
    return operations.end_post(
        **_who(posted),
        position_id=posted.ident("position"),
        seen=posted.seen,
        ended_date=posted.day("day"),
    )


def _term(posted: Posted) -> Answer:
    return operations.set_term(
        **_here(posted),
        valid_from=posted.day("since"),
        valid_until=posted.day("until") + _NEXT_DAY,
        term_id=_optional(posted, "term"),
        seen=posted.seen,
    )


def _send(posted: Posted) -> Answer:
    return operations.send_transfer(
        **_here(posted),
        member_id=posted.ident("member"),
        kind=posted.choice("kind", TransferKind),
        letter=Letter(posted.text("number"), posted.day("date")),
        to_organization_id=_optional(posted, "to"),
        to_code=posted.text("code"),
        until_date=_after(posted, "until"),
    )


def _withdraw(posted: Posted) -> Answer:
    return operations.withdraw_transfer(
        **_here(posted),
        transfer_id=posted.ident("transfer"),
        seen=posted.seen,
    )


def _receive(posted: Posted) -> Answer:
    return operations.receive_transfer(
        **_here(posted),
        transfer_id=posted.ident("transfer"),
        seen=posted.seen,
        received_date=posted.day("day"),
        reply_number=posted.text("number"),
    )


def _decline(posted: Posted) -> Answer:
    return operations.decline_transfer(
        **_here(posted),
        transfer_id=posted.ident("transfer"),
        seen=posted.seen,
        reason=posted.choice("reason", DeclineReason),
    )


def _count(posted: Posted) -> Answer:
    return operations.count_admissions(
        **_here(posted),
        month=posted.day("month"),
        source=posted.choice("source", AdmissionSource),
        admitted=posted.count("admitted"),
        seen=posted.seen,
    )


def assign(posted: Posted, committee_id: UUID) -> Answer:
    """Put a member of the committee in charge of the cell chosen."""
    return operations.assign_in_charge(
        **_who(posted),
        organization_id=posted.ident("cell"),
        committee_id=committee_id,
        member_id=posted.ident("member"),
        valid_from=posted.day("since"),
    )


def target(posted: Posted, year: int) -> Answer:
    """Set how many the cell chosen is asked to admit; the choice carries the version that was shown."""
    cell, _, seen = posted.text("cell").partition(":")
    return operations.set_admission_target(
        **_who(posted),
        organization_id=as_ident("cell", cell),
        year=year,
        target=posted.count("target"),
        seen=int(seen) if seen.isdigit() else 0,
    )


#: What a form asks → how it is done, and the page it stands on.
CHANGES: dict[str, tuple[Change, str]] = {
    "them": (_add, "member_add"),
    "ho-ten": (_name, "member_record"),
    "cam-ket": (_pledge, "member_record"),
    "dien": (_left_out, "member_record"),
    "het-dien": (_end_spell, "member_record"),
    "sua-ngay": (_correct_spell, "member_record"),
    "chinh-thuc": (_recognize, "member_record"),
    "ket-thuc": (_end, "member_record"),
    "chuc-vu": (_give_post, "leaders"),
    "thoi-chuc-vu": (_end_post, "leaders"),
    "nhiem-ky": (_term, "leaders"),
    "chuyen-di": (_send, "transfers"),
    "thu-hoi": (_withdraw, "transfers"),
    "tiep-nhan": (_receive, "transfers"),
    "khong-tiep-nhan": (_decline, "transfers"),
    "ket-nap": (_count, "admissions"),
}
