"""The cells of Đảng bộ phường Phúc Lợi (Long Biên, Hà Nội)."""

from bontot.samples.casts.shape import read_cells


#: Figures at 1/1/2024, ratings at the end of 2024; the columns are told in `read_cells`.
CELLS = read_cells(
    """
PL-01 | Chi bộ tổ dân phố Mộc Lan | residential | 58/1 | 12 | 3/0 | 7 | 03 tối | 6/38/3/0
PL-02 | Chi bộ tổ dân phố Sao Mai | residential | 64/1 | 14 | 2/0 | 7 | 03 tối | 7/42/2/0
PL-03 | Chi bộ tổ dân phố Hạ Vàng | residential | 52/0 | 11 | 2/1 | 5 | 03 tối | 5/33/3/0
PL-04 | Chi bộ tổ dân phố Thu Xanh | residential | 47/1 | 9 | 1/0 | 5 | 03 tối | 5/33/1/0
PL-05 | Chi bộ tổ dân phố Xuân Hồng | residential | 71/1 | 16 | 4/0 | 7 | 03 tối | 7/45/4/0
PL-06 | Chi bộ tổ dân phố Vành Khuyên | residential | 39/0 | 8 | 1/0 | 5 | 03 tối | 4/26/1/0
PL-07 | Chi bộ tổ dân phố Bồ Câu | residential | 114/2 | 26 | 6/0 | 7 | 03 tối | 10/74/6/0
PL-08 | Chi bộ Trường Mầm non số 1 | public_service | 20/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 3/18/0/0
PL-09 | Chi bộ Trường Tiểu học số 1 | public_service | 31/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 5/27/0/0
PL-10 | Chi bộ Trường Trung học cơ sở số 1 | public_service | 33/2 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 5/30/0/0
PL-11 | Chi bộ Công an phường | armed_forces | 22/0 | 0 | 0/0 | 3 | chiều 04 | 4/18/0/0
PL-12 | Chi bộ Quân sự phường | armed_forces | 7/0 | 0 | 0/0 | không | chiều 04 | 1/6/0/0
PL-13 | Chi bộ Cơ quan phường | agency | 29/0 | 0 | 0/0 | 5 | sáng 02 | 5/24/0/0
PL-14 | Chi bộ Doanh nghiệp tư nhân số 1 | private_enterprise | 11/1 | 0 | 0/0 | 3 | chiều 08 | 1/10/1/0
"""
)
