"""Names of people nobody is: pools with weights, pairs that test sorting, and names that may never come up."""

from random import Random

from bontot.domain.members.types import Sex
from bontot.primitives.vietnamese import fold


FAMILY = {
    "Nguyễn": 34,
    "Trần": 12,
    "Lê": 10,
    "Phạm": 8,
    "Hoàng": 4,
    "Phan": 4,
    "Võ": 4,
    "Đặng": 3,
    "Bùi": 3,
    "Hồ": 3,
    "Ngô": 2,
    "Dương": 2,
    "Lý": 1,
    "Mai": 1,
    "Đinh": 1,
}
#: Family names that belong to one province of the five.
LOCAL_FAMILY = {"an_giang": {"Huỳnh": 6}, "ha_tinh": {"Thái": 2}}
MIDDLE = {
    Sex.MALE: ("Văn", "Hữu", "Quang", "Minh", "Đình", "Xuân", "Trọng"),
    Sex.FEMALE: ("Thị", "Thị Kim", "Thị Ngọc", "Thị Minh", "Thanh", "Bích"),
}
_MEN = "An Bảo Cường Dũng Đạt Đông Hải Hùng Khánh Lâm Nam Phúc Quý Sơn Tâm Thắng Toàn Vinh"
_WOMEN = "Ánh Chi Diệp Đào Hạnh Hiền Hoa Lan Liên Mai Nga Nhung Oanh Phượng Thảo Trang Tuyết Yến"
GIVEN = {Sex.MALE: _MEN.split(), Sex.FEMALE: _WOMEN.split()}

#: Pairs that test the order and the search of names; they stand in one cell so that a list shows them side by side.
SORTING_CELL = "PL-02"
SORTING = (
    ("Đỗ Thị Dung", Sex.FEMALE),
    ("Đỗ Văn Dũng", Sex.MALE),
    ("Đặng Thị Ánh", Sex.FEMALE),
    ("Đặng Văn An", Sex.MALE),
    ("Lê Thị Hoà", Sex.FEMALE),
    ("Lê Thị Hòa", Sex.FEMALE),
)

#: Real people named in the texts, and those who lead or led the country or the five provinces.
DENIED = (
    "Nguyễn Thiên Thanh",
    "Phan Hoài Thương",
    "Phan Xuân Định",
    "Phan Thị Hương",
    "Nguyễn Thị Thu",
    "Nguyễn Thành Đồng",
    "Đặng Giang Trung",
    "Nguyễn Ngọc Tuấn",
    "Đoàn Anh Thư",
    "Chu Thị Huế",
    "Kiều Chinh",
    "Võ Công Chánh",
    "Nguyễn Hà Bắc",
    "Ngọc Phú",
    "Nguyễn Phú Trọng",
    "Tô Lâm",
    "Lương Cường",
    "Phạm Minh Chính",
    "Trần Thanh Mẫn",
    "Trần Cẩm Tú",
    "Nguyễn Xuân Phúc",
    "Võ Văn Thưởng",
    "Vương Đình Huệ",
    "Trương Thị Mai",
    "Đỗ Văn Chiến",
    "Bùi Thị Minh Hoài",
    "Phan Đình Trạc",
    "Phan Văn Giang",
    "Lương Tam Quang",
    "Nguyễn Hòa Bình",
    "Nguyễn Trọng Nghĩa",
    "Lê Minh Hưng",
    "Trần Lưu Quang",
    "Bùi Thanh Sơn",
    "Nguyễn Văn Nên",
    "Nguyễn Văn Thắng",
    "Nguyễn Văn Hùng",
    "Nguyễn Văn An",
    "Nguyễn Minh Triết",
    "Trần Đức Lương",
    "Trương Tấn Sang",
    "Nguyễn Tấn Dũng",
    "Nguyễn Sinh Hùng",
    "Nguyễn Thị Kim Ngân",
    "Nông Đức Mạnh",
    "Lê Khả Phiêu",
    "Phan Văn Khải",
)
_DENIED = frozenset(fold(name) for name in DENIED)


def denied(name: str) -> bool:
    """Say whether a name may not come up, whatever its tones and case."""
    return fold(name) in _DENIED


def draw_name(chance: Random, province: str) -> tuple[str, Sex]:
    """Draw a name that belongs to nobody on the list of names that may not come up."""
    families = FAMILY | LOCAL_FAMILY.get(province, {})
    while True:
        sex = Sex.FEMALE if chance.random() < 0.45 else Sex.MALE
        family = chance.choices(list(families), weights=list(families.values()))[0]
        name = f"{family} {chance.choice(MIDDLE[sex])} {chance.choice(GIVEN[sex])}"
        if not denied(name):
            return name, sex
