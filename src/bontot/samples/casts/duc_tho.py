"""The cells of Huyện ủy Đức Thọ (Hà Tĩnh), under seven grassroots organisations."""

from bontot.samples.casts.shape import read_cells


#: Figures at 1/1/2024, ratings at the end of 2024; the columns are told in `read_cells`.
CELLS = read_cells(
    """
DT-11 | Chi bộ tổ dân phố Hoa Ban | residential | 35/1 | 8 | 2/0 | 5 | 03 tối | 4/23/1/0
DT-12 | Chi bộ tổ dân phố Hoa Lan | residential | 31/0 | 7 | 2/0 | 3 | 03 tối | 3/19/2/0
DT-13 | Chi bộ Trường Tiểu học số 1 | public_service | 25/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 3/23/0/0
DT-21 | Chi bộ thôn Cầu Tre | residential | 33/1 | 8 | 3/0 | 3 | 04 tối | 3/21/2/0
DT-22 | Chi bộ thôn Giếng Đình | residential | 29/0 | 6 | 2/0 | 3 | 04 tối | 2/18/3/0
DT-23 | Chi bộ Cơ quan xã | agency | 22/0 | 0 | 0/0 | 3 | sáng 02 | 3/19/0/0
DT-31 | Chi bộ thôn Bãi Dâu | residential | 30/1 | 7 | 2/0 | 3 | 05 tối | 3/20/1/0
DT-32 | Chi bộ thôn Gò Mít | residential | 26/0 | 6 | 2/0 | 3 | 05 tối | 2/16/2/0
DT-41 | Chi bộ thôn Làng Hạ | residential | 28/1 | 7 | 1/0 | 3 | 06 tối | 2/18/2/0
DT-42 | Chi bộ thôn Làng Thượng | residential | 27/0 | 6 | 1/0 | 3 | 06 tối | 2/18/1/0
DT-43 | Chi bộ Trường Trung học cơ sở số 1 | public_service | 21/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 3/19/0/0
DT-51 | Chi bộ cơ sở Trường Trung học phổ thông số 1 | public_service | 46/2 | 0 | 0/0 | 5 | chiều 05 | 6/42/0/0
DT-61 | Chi bộ Khối tham mưu | agency | 24/0 | 0 | 0/0 | 3 | sáng 03 | 4/20/0/0
DT-62 | Chi bộ Khối đoàn thể | agency | 19/1 | 0 | 0/0 | 3 | sáng 03 | 3/17/0/0
DT-71 | Chi bộ Phân xưởng | state_enterprise | 23/1 | 0 | 2/0 | 3 | chiều 10 | 3/20/1/0
DT-72 | Chi bộ Văn phòng | state_enterprise | 12/0 | 0 | 0/0 | 3 | chiều 10 | 2/10/0/0
"""
)
