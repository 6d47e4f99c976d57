"""
The cells of Huyện ủy Đức Thọ (Hà Tĩnh) và bảy tổ chức cơ sở đảng: figures at 1/1/2024, ratings at the end of 2024.
"""

from __future__ import annotations

from bontot.domain.orgtree.types import CellType
from bontot.samples.casts.shape import Cell


#: Code, name, type, official, probationary, exempt, away, attached, cell committee, when it meets, rated.
CELLS = (
    Cell("DT-11", "Chi bộ tổ dân phố Hoa Ban", CellType.RESIDENTIAL, 35, 1, 8, 2, 0, 5, "03 tối", (4, 23, 1, 0)),
    Cell("DT-12", "Chi bộ tổ dân phố Hoa Lan", CellType.RESIDENTIAL, 31, 0, 7, 2, 0, 3, "03 tối", (3, 19, 2, 0)),
    Cell("DT-13", "Chi bộ Trường Tiểu học số 1", CellType.PUBLIC_SERVICE, 25, 1, 0, 0, 0, 3, "chiều thứ Sáu tuần 1", (3, 23, 0, 0)),
    Cell("DT-21", "Chi bộ thôn Cầu Tre", CellType.RESIDENTIAL, 33, 1, 8, 3, 0, 3, "04 tối", (3, 21, 2, 0)),
    Cell("DT-22", "Chi bộ thôn Giếng Đình", CellType.RESIDENTIAL, 29, 0, 6, 2, 0, 3, "04 tối", (2, 18, 3, 0)),
    Cell("DT-23", "Chi bộ Cơ quan xã", CellType.AGENCY, 22, 0, 0, 0, 0, 3, "sáng 02", (3, 19, 0, 0)),
    Cell("DT-31", "Chi bộ thôn Bãi Dâu", CellType.RESIDENTIAL, 30, 1, 7, 2, 0, 3, "05 tối", (3, 20, 1, 0)),
    Cell("DT-32", "Chi bộ thôn Gò Mít", CellType.RESIDENTIAL, 26, 0, 6, 2, 0, 3, "05 tối", (2, 16, 2, 0)),
    Cell("DT-41", "Chi bộ thôn Làng Hạ", CellType.RESIDENTIAL, 28, 1, 7, 1, 0, 3, "06 tối", (2, 18, 2, 0)),
    Cell("DT-42", "Chi bộ thôn Làng Thượng", CellType.RESIDENTIAL, 27, 0, 6, 1, 0, 3, "06 tối", (2, 18, 1, 0)),
    Cell("DT-43", "Chi bộ Trường Trung học cơ sở số 1", CellType.PUBLIC_SERVICE, 21, 1, 0, 0, 0, 3, "chiều thứ Sáu tuần 1", (3, 19, 0, 0)),
    Cell("DT-51", "Chi bộ cơ sở Trường Trung học phổ thông số 1", CellType.PUBLIC_SERVICE, 46, 2, 0, 0, 0, 5, "chiều 05", (6, 42, 0, 0)),
    Cell("DT-61", "Chi bộ Khối tham mưu", CellType.AGENCY, 24, 0, 0, 0, 0, 3, "sáng 03", (4, 20, 0, 0)),
    Cell("DT-62", "Chi bộ Khối đoàn thể", CellType.AGENCY, 19, 1, 0, 0, 0, 3, "sáng 03", (3, 17, 0, 0)),
    Cell("DT-71", "Chi bộ Phân xưởng", CellType.STATE_ENTERPRISE, 23, 1, 0, 2, 0, 3, "chiều 10", (3, 20, 1, 0)),
    Cell("DT-72", "Chi bộ Văn phòng", CellType.STATE_ENTERPRISE, 12, 0, 0, 0, 0, 3, "chiều 10", (2, 10, 0, 0)),
)
