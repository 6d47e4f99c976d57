"""The cells of Đảng bộ phường Hòa Khánh Nam (Liên Chiểu, Đà Nẵng)."""

from bontot.samples.casts.shape import read_cells


#: Figures at 1/1/2024, ratings at the end of 2024; the columns are told in `read_cells`.
CELLS = read_cells(
    """
HK-01 | Chi bộ khu dân cư Bình Yên | residential | 36/1 | 7 | 2/0 | 5 | 02 tối | 4/24/2/0
HK-02 | Chi bộ khu dân cư Sóng Biển | residential | 33/0 | 6 | 2/0 | 3 | 02 tối | 3/22/2/0
HK-03 | Chi bộ khu dân cư Đồng Xanh | residential | 29/1 | 5 | 1/0 | 3 | 03 tối | 3/21/1/0
HK-04 | Chi bộ khu dân cư Mây Trắng | residential | 31/0 | 6 | 1/1 | 3 | 03 tối | 3/20/2/0
HK-05 | Chi bộ khu dân cư Hải Âu | residential | 40/1 | 9 | 3/0 | 5 | 04 tối | 4/25/3/0
HK-06 | Chi bộ khu dân cư Nguồn Sáng | residential | 27/0 | 4 | 0/0 | 3 | 04 tối | 3/19/1/0
HK-07 | Chi bộ Trường Tiểu học số 1 | public_service | 28/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 4/25/0/0
HK-08 | Chi bộ Trường Trung học cơ sở số 1 | public_service | 26/1 | 0 | 0/0 | 3 | chiều thứ Sáu tuần 1 | 4/23/0/0
HK-09 | Chi bộ Trạm Y tế phường | public_service | 6/0 | 0 | 0/0 | không | chiều 03 | 1/5/0/0
HK-10 | Chi bộ Công an phường | armed_forces | 21/0 | 0 | 0/0 | 3 | chiều 05 | 4/17/0/0
HK-11 | Chi bộ Quân sự phường | armed_forces | 7/1 | 0 | 0/0 | không | chiều 05 | 1/7/0/0
HK-12 | Chi bộ Cơ quan phường | agency | 30/0 | 0 | 0/0 | 5 | sáng 01 | 5/25/0/0
HK-13 | Chi bộ Sinh viên số 1 | students | 9/14 | 0 | 6/0 | 3 | tối 06 | 2/21/0/0
HK-14 | Chi bộ Doanh nghiệp tư nhân số 1 | private_enterprise | 10/2 | 0 | 1/0 | 3 | chiều 09 | 1/10/1/0
"""
)
