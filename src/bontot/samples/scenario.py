"""What is told of single cells and months: who carries which story, and the figures at the bounds (section 8)."""

from datetime import date


#: Cells with an invented name whose work goes less well; only they may carry a bad story.
STRUGGLING = ("DT-32", "DT-41", "HK-04", "PL-03", "PL-05")
UNEVEN = ("ML-01", "ML-02", "ML-04", "ML-05", "ML-07", "ML-08", "PC-02", "PC-07", "DT-22", "HK-03")
#: Cells that do well in everything a record tells.
STEADY = ("ML-03", "ML-06", "PC-06", "PL-02", "HK-05", "HK-06", "DT-11", "DT-21")

#: How many members were absent with reason at a meeting, where it is told.
EXCUSED = {
    ("ML-07", date(2024, 2, 1)): 3,
    ("ML-09", date(2024, 5, 1)): 2,
    ("PC-06", date(2024, 3, 1)): 0,
}
#: Cells where the number absent with reason is the same at every meeting.
ALWAYS_EXCUSED = {"PL-07": 12, "HK-13": 0, "ML-12": 0}

#: One member absent with reason in each of these months, and present before and after.
RUNS = {
    "PC-01": tuple(date(2024, month, 1) for month in (2, 3, 4, 5)),
    "DT-21": tuple(date(2024, month, 1) for month in (4, 5, 6)),
}
#: How many were absent without reason.
UNEXCUSED = {
    ("PC-06", date(2024, 3, 1)): 1,
    ("ML-08", date(2024, 5, 1)): 1,
    ("ML-08", date(2024, 6, 1)): 1,
    ("ML-05", date(2024, 4, 1)): 1,
    ("PL-05", date(2024, 4, 1)): 1,
    ("PL-05", date(2024, 8, 1)): 1,
    ("PL-05", date(2024, 10, 1)): 1,
    ("DT-41", date(2024, 3, 1)): 1,
    ("DT-41", date(2024, 7, 1)): 2,
    ("DT-41", date(2024, 11, 1)): 1,
    ("HK-04", date(2024, 5, 1)): 1,
}

#: How long a meeting lasts, in minutes, where its cell keeps its own measure.
MINUTES = {"PL-06": 60, "ML-13": 75}

#: Which ordinary member of a cell (0: the first) a story is about; several stories of a cell are told apart.
STORIES = {
    "F-01": ("ML-02", 2),
    "F-02": ("ML-08", 3),
    "F-03": ("PC-05", 1),
    "F-05": ("HK-05", 2),
    "F-08": ("DT-22", 3),
    "F-09": ("PL-01", 5),
    "F-11": ("DT-12", 2),
    "run": ("", 6),
}


def struggles(code: str) -> int:
    """Say how freely failures may fall on a cell: 2 on those that struggle, 0 on the steady ones."""
    if code in STRUGGLING:
        return 3
    if code in UNEVEN:
        return 2
    return 0 if code in STEADY else 1


#: The cell committee did not meet beforehand; a step of the procedure was left out; no notice was given.
COMMITTEE_DID_NOT_MEET = frozenset(("PL-03", date(2024, month, 1)) for month in (3, 7, 10))
STEP_LEFT_OUT = frozenset(("HK-04", date(2024, month, 1)) for month in (2, 9))
NO_NOTICE = frozenset({("DT-32", date(2024, 8, 1))})

#: Phố Châu holds a thematic meeting on building the title itself, together with the regular one.
CAMPAIGN_THEME = "Xây dựng chi bộ 4 tốt gắn với chi bộ 3 không, đảng viên 5 tốt"
CAMPAIGN_THEME_PLACE = "PC"
CAMPAIGN_THEME_MONTHS = (date(2023, 7, 1), date(2024, 2, 1))

#: The model thematic meeting, held apart from the regular one.
MODEL_THEME = ("PC-10", date(2024, 9, 1))

PRAISE = (
    "hoàn thành sớm 10 ngày",
    "giúp đồng chí cao tuổi đến họp",
    "sáng kiến in một tờ tóm tắt",
)
REMINDERS = (
    "chậm báo cáo kết quả việc được giao",
    "đi muộn 2 kỳ",
    "chưa trả tài liệu mượn của chi bộ",
)
