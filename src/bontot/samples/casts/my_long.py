"""The cells of Đảng bộ phường Mỹ Long (Long Xuyên, An Giang)."""

from bontot.samples.casts.shape import read_cells


#: Figures at 1/1/2024, ratings at the end of 2024; the columns are told in `read_cells`.
CELLS = read_cells(
    """
ML-01 | Chi bộ khóm Hoa Sen | residential | 38/1 | 6 | 2/1 | 5 | 02 tối | 5/23/5/0
ML-02 | Chi bộ khóm Phượng Vĩ | residential | 34/1 | 5 | 1/0 | 5 | 03 tối | 3/23/3/1
ML-03 | Chi bộ khóm Bằng Lăng | residential | 29/0 | 2 | 1/0 | 3 | 03 tối | 4/22/1/0
ML-04 | Chi bộ khóm Cẩm Tú | residential | 34/1 | 3 | 0/1 | 5 | 04 tối | 4/21/7/0
ML-05 | Chi bộ khóm Hướng Dương | residential | 27/1 | 4 | 2/0 | 3 | 04 tối | 3/15/6/0
ML-06 | Chi bộ khóm Trà My | residential | 28/0 | 3 | 0/0 | 3 | 02 tối | 4/21/0/0
ML-07 | Chi bộ khóm Thủy Tiên | residential | 22/1 | 2 | 1/0 | 3 | 05 tối | 3/14/4/0
ML-08 | Chi bộ khóm Ban Mai | residential | 36/0 | 7 | 2/0 | 5 | 05 tối | 3/18/7/1
ML-09 | Chi bộ Trường Tiểu học số 1 | public_service | 26/2 | 0 | 0/0 | 3 | sáng thứ Bảy tuần 1 | 5/23/0/0
ML-10 | Chi bộ Trường Trung học cơ sở số 1 | public_service | 24/1 | 0 | 0/0 | 3 | sáng thứ Bảy tuần 1 | 4/21/0/0
ML-11 | Chi bộ Trường Mẫu giáo số 1 | public_service | 14/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 3/12/0/0
ML-12 | Chi bộ Trạm Y tế phường | public_service | 5/0 | 0 | 0/0 | không | chiều 03 | 1/4/0/0
ML-13 | Chi bộ Công an phường | armed_forces | 18/0 | 0 | 1/0 | 3 | chiều 05 | 4/14/0/0
ML-14 | Chi bộ Quân sự phường | armed_forces | 6/1 | 0 | 0/0 | không | chiều 05 | 1/6/0/0
ML-15 | Chi bộ Cơ quan phường | agency | 31/0 | 0 | 0/0 | 5 | sáng 01 | 5/26/0/0
"""
)
