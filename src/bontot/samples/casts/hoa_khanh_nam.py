"""
The cells of Đảng bộ phường Hòa Khánh Nam (Liên Chiểu, Đà Nẵng): figures at 1/1/2024, ratings at the end of 2024.
"""

from __future__ import annotations

from bontot.domain.orgtree.types import CellType
from bontot.samples.casts.shape import Cell


#: Code, name, type, official, probationary, exempt, away, attached, cell committee, when it meets, rated.
CELLS = (
    Cell("HK-01", "Chi bộ khu dân cư Bình Yên", CellType.RESIDENTIAL, 36, 1, 7, 2, 0, 5, "02 tối", (4, 24, 2, 0)),
    Cell("HK-02", "Chi bộ khu dân cư Sóng Biển", CellType.RESIDENTIAL, 33, 0, 6, 2, 0, 3, "02 tối", (3, 22, 2, 0)),
    Cell("HK-03", "Chi bộ khu dân cư Đồng Xanh", CellType.RESIDENTIAL, 29, 1, 5, 1, 0, 3, "03 tối", (3, 21, 1, 0)),
    Cell("HK-04", "Chi bộ khu dân cư Mây Trắng", CellType.RESIDENTIAL, 31, 0, 6, 1, 1, 3, "03 tối", (3, 20, 2, 0)),
    Cell("HK-05", "Chi bộ khu dân cư Hải Âu", CellType.RESIDENTIAL, 40, 1, 9, 3, 0, 5, "04 tối", (4, 25, 3, 0)),
    Cell("HK-06", "Chi bộ khu dân cư Nguồn Sáng", CellType.RESIDENTIAL, 27, 0, 4, 0, 0, 3, "04 tối", (3, 19, 1, 0)),
    Cell("HK-07", "Chi bộ Trường Tiểu học số 1", CellType.PUBLIC_SERVICE, 28, 1, 0, 0, 0, 3, "chiều thứ Sáu tuần 1", (4, 25, 0, 0)),
    Cell("HK-08", "Chi bộ Trường Trung học cơ sở số 1", CellType.PUBLIC_SERVICE, 26, 1, 0, 0, 0, 3, "chiều thứ Sáu tuần 1", (4, 23, 0, 0)),
    Cell("HK-09", "Chi bộ Trạm Y tế phường", CellType.PUBLIC_SERVICE, 6, 0, 0, 0, 0, 0, "chiều 03", (1, 5, 0, 0)),
    Cell("HK-10", "Chi bộ Công an phường", CellType.ARMED_FORCES, 21, 0, 0, 0, 0, 3, "chiều 05", (4, 17, 0, 0)),
    Cell("HK-11", "Chi bộ Quân sự phường", CellType.ARMED_FORCES, 7, 1, 0, 0, 0, 0, "chiều 05", (1, 7, 0, 0)),
    Cell("HK-12", "Chi bộ Cơ quan phường", CellType.AGENCY, 30, 0, 0, 0, 0, 5, "sáng 01", (5, 25, 0, 0)),
    Cell("HK-13", "Chi bộ Sinh viên số 1", CellType.STUDENTS, 9, 14, 0, 6, 0, 3, "tối 06", (2, 21, 0, 0)),
    Cell("HK-14", "Chi bộ Doanh nghiệp tư nhân số 1", CellType.PRIVATE_ENTERPRISE, 10, 2, 0, 1, 0, 3, "chiều 09", (1, 10, 1, 0)),
)
