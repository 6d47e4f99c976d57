"""The cells of Đảng bộ thị trấn Phố Châu (Hương Sơn, Hà Tĩnh)."""

from bontot.samples.casts.shape import read_cells


#: Figures at 1/1/2024, ratings at the end of 2024; the columns are told in `read_cells`.
CELLS = read_cells(
    """
PC-01 | Chi bộ tổ dân phố Hoa Mai | residential | 41/1 | 9 | 3/0 | 5 | 03 tối | 4/27/2/0
PC-02 | Chi bộ tổ dân phố Hoa Đào | residential | 36/1 | 8 | 2/0 | 5 | 03 tối | 4/24/1/0
PC-03 | Chi bộ tổ dân phố Cây Đa | residential | 33/0 | 7 | 2/1 | 3 | 04 tối | 3/21/2/0
PC-04 | Chi bộ tổ dân phố Cây Gạo | residential | 28/1 | 6 | 1/0 | 3 | 04 tối | 3/19/1/0
PC-05 | Chi bộ tổ dân phố Sông Xanh | residential | 38/0 | 10 | 2/0 | 5 | 05 tối | 3/23/2/0
PC-06 | Chi bộ tổ dân phố Đồi Thông | residential | 25/1 | 5 | 1/0 | 3 | 05 tối | 3/18/0/0
PC-07 | Chi bộ tổ dân phố Bến Nước | residential | 30/0 | 8 | 4/0 | 3 | 02 tối | 2/17/3/0
PC-08 | Chi bộ tổ dân phố Nắng Mới | residential | 22/1 | 4 | 0/0 | 3 | 02 tối | 2/16/1/0
PC-09 | Chi bộ Trường Mầm non số 1 | public_service | 19/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 3/17/0/0
PC-10 | Chi bộ Trường Tiểu học số 1 | public_service | 27/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 4/24/0/0
PC-11 | Chi bộ Trường Trung học cơ sở số 1 | public_service | 24/0 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 3/21/0/0
PC-12 | Chi bộ Công an thị trấn | armed_forces | 9/0 | 0 | 0/0 | 3 | chiều 04 | 2/7/0/0
PC-13 | Chi bộ Cơ quan thị trấn | agency | 26/0 | 0 | 0/0 | 5 | sáng 03 | 4/22/0/0
PC-14 | Chi bộ Hợp tác xã dịch vụ số 1 | private_enterprise | 8/1 | 0 | 0/0 | không | chiều 06 | 1/8/0/0
"""
)
