"""What those who keep the minutes do: record meetings whole, or run the month step by step."""

from bontot.domain.meetings.operations.bundling import (
    ask_for_papers,
    drop_old_bundles,
    keep_bundle,
)
from bontot.domain.meetings.operations.filing import (
    file_signed_copy,
)
from bontot.domain.meetings.operations.holding import (
    adopt_minutes,
    assign_task,
    conclude,
    end_meeting,
    hear_task,
    name_chair_and_secretary,
    note_closing,
    propose_level,
    record_remark,
    record_speaker,
    record_vote,
    remove_remark,
    take_back_task,
    take_roll,
)
from bontot.domain.meetings.operations.missing import note_missed_month
from bontot.domain.meetings.operations.numbering import (
    explain_gap,
    take_number,
    type_number,
    withdraw_number,
)
from bontot.domain.meetings.operations.opinions import (
    drop_old_opinions,
    send_opinion,
    withdraw_opinion,
)
from bontot.domain.meetings.operations.preparing import (
    add_paper,
    change_plan,
    enter_guidance,
    give_notice,
    plan_meeting,
    postpone_meeting,
    remove_paper,
    set_own_agenda,
    start_meeting,
    tick_agenda,
    withdraw_guidance,
)
from bontot.domain.meetings.operations.recording import (
    record_meetings,
)


__all__ = [
    "add_paper",
    "adopt_minutes",
    "ask_for_papers",
    "assign_task",
    "change_plan",
    "conclude",
    "drop_old_bundles",
    "drop_old_opinions",
    "end_meeting",
    "enter_guidance",
    "explain_gap",
    "file_signed_copy",
    "give_notice",
    "hear_task",
    "keep_bundle",
    "name_chair_and_secretary",
    "note_closing",
    "note_missed_month",
    "plan_meeting",
    "postpone_meeting",
    "propose_level",
    "record_meetings",
    "record_remark",
    "record_speaker",
    "record_vote",
    "remove_paper",
    "remove_remark",
    "send_opinion",
    "set_own_agenda",
    "start_meeting",
    "take_back_task",
    "take_number",
    "take_roll",
    "tick_agenda",
    "type_number",
    "withdraw_guidance",
    "withdraw_number",
    "withdraw_opinion",
]
