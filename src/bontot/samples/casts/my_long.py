"""
The cells of Đảng bộ phường Mỹ Long (Long Xuyên, An Giang): figures at 1/1/2024, ratings at the end of 2024.
"""

from __future__ import annotations

from bontot.domain.orgtree.types import CellType
from bontot.samples.casts.shape import Cell


#: Code, name, type, official, probationary, exempt, away, attached, cell committee, when it meets, rated.
CELLS = (
    Cell("ML-01", "Chi bộ khóm Hoa Sen", CellType.RESIDENTIAL, 38, 1, 6, 2, 1, 5, "02 tối", (5, 23, 5, 0)),
    Cell("ML-02", "Chi bộ khóm Phượng Vĩ", CellType.RESIDENTIAL, 34, 1, 5, 1, 0, 5, "03 tối", (3, 23, 3, 1)),
    Cell("ML-03", "Chi bộ khóm Bằng Lăng", CellType.RESIDENTIAL, 29, 0, 2, 1, 0, 3, "03 tối", (4, 22, 1, 0)),
    Cell("ML-04", "Chi bộ khóm Cẩm Tú", CellType.RESIDENTIAL, 34, 1, 3, 0, 1, 5, "04 tối", (4, 21, 7, 0)),
    Cell("ML-05", "Chi bộ khóm Hướng Dương", CellType.RESIDENTIAL, 27, 1, 4, 2, 0, 3, "04 tối", (3, 15, 6, 0)),
    Cell("ML-06", "Chi bộ khóm Trà My", CellType.RESIDENTIAL, 28, 0, 3, 0, 0, 3, "02 tối", (4, 21, 0, 0)),
    Cell("ML-07", "Chi bộ khóm Thủy Tiên", CellType.RESIDENTIAL, 22, 1, 2, 1, 0, 3, "05 tối", (3, 14, 4, 0)),
    Cell("ML-08", "Chi bộ khóm Ban Mai", CellType.RESIDENTIAL, 36, 0, 7, 2, 0, 5, "05 tối", (3, 18, 7, 1)),
    Cell("ML-09", "Chi bộ Trường Tiểu học số 1", CellType.PUBLIC_SERVICE, 26, 2, 0, 0, 0, 3, "sáng thứ Bảy tuần 1", (5, 23, 0, 0)),
    Cell("ML-10", "Chi bộ Trường Trung học cơ sở số 1", CellType.PUBLIC_SERVICE, 24, 1, 0, 0, 0, 3, "sáng thứ Bảy tuần 1", (4, 21, 0, 0)),
    Cell("ML-11", "Chi bộ Trường Mẫu giáo số 1", CellType.PUBLIC_SERVICE, 14, 1, 0, 0, 0, 3, "chiều thứ Sáu tuần 1", (3, 12, 0, 0)),
    Cell("ML-12", "Chi bộ Trạm Y tế phường", CellType.PUBLIC_SERVICE, 5, 0, 0, 0, 0, 0, "chiều 03", (1, 4, 0, 0)),
    Cell("ML-13", "Chi bộ Công an phường", CellType.ARMED_FORCES, 18, 0, 0, 1, 0, 3, "chiều 05", (4, 14, 0, 0)),
    Cell("ML-14", "Chi bộ Quân sự phường", CellType.ARMED_FORCES, 6, 1, 0, 0, 0, 0, "chiều 05", (1, 6, 0, 0)),
    Cell("ML-15", "Chi bộ Cơ quan phường", CellType.AGENCY, 31, 0, 0, 0, 0, 5, "sáng 01", (5, 26, 0, 0)),
)
