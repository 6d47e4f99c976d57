"""The five places: where they stand, what they launched and when, and how many they meant to admit and admitted."""

from datetime import date

from bontot.domain.campaigns.types import CampaignKind
from bontot.samples.casts import duc_tho, hoa_khanh_nam, my_long, pho_chau, phuc_loi
from bontot.samples.casts.shape import CampaignPaper, Cell, Committee, Place, read_cells


def _codes(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(cell.code for cell in cells)


MY_LONG = Place(
    code="ML",
    slug="my-long",
    province="89",
    district="883",
    commune="30283",
    label="my_long",
    province_label="an_giang",
    district_label="long_xuyen",
    cells=my_long.CELLS,
    committees=(Committee("ML", "my_long", "", _codes(my_long.CELLS)),),
    campaign=CampaignPaper(
        CampaignKind.MOVEMENT,
        "Phong trào thi đua xây dựng “Chi bộ bốn tốt”, “Đảng bộ bốn tốt” giai đoạn 2023 – 2025",
        date(2023, 5, 31),
        "",
        None,
        date(2026, 1, 1),
    ),
    plan_above=CampaignPaper(
        CampaignKind.MOVEMENT,
        "Phong trào thi đua xây dựng “Chi bộ bốn tốt”, “Đảng bộ cơ sở bốn tốt” giai đoạn 2023 - 2025",
        date(2023, 5, 17),
        "81-KH/TU",
        date(2023, 5, 17),
        date(2026, 1, 1),
    ),
    plan_above_owner="district",
    first_month=date(2023, 6, 1),
    admission_targets={
        **dict.fromkeys(("ML-01", "ML-02", "ML-03", "ML-04", "ML-05", "ML-06", "ML-08"), 1),
        "ML-09": 2,
        "ML-10": 1,
        "ML-11": 1,
        "ML-15": 1,
    },
    admitted={
        **dict.fromkeys(("ML-01", "ML-02", "ML-03", "ML-04", "ML-05", "ML-08"), 1),
        "ML-06": 2,
        "ML-09": 2,
        "ML-10": 1,
        "ML-11": 1,
        "ML-15": 1,
    },
)

PHO_CHAU = Place(
    code="PC",
    slug="pho-chau",
    province="42",
    district="439",
    commune="18133",
    label="pho_chau",
    province_label="ha_tinh",
    district_label="huong_son",
    cells=pho_chau.CELLS,
    committees=(Committee("PC", "pho_chau", "", _codes(pho_chau.CELLS)),),
    campaign=CampaignPaper(
        CampaignKind.THEME,
        "Chuyên đề “Xây dựng chi bộ 4 tốt” gắn với “chi bộ 3 không”, “đảng viên 5 tốt”",
        date(2023, 6, 1),
        "",
        None,
    ),
    plan_above=None,
    plan_above_owner="",
    first_month=date(2023, 6, 1),
    admission_targets=dict.fromkeys(
        (
            *("PC-01", "PC-02", "PC-03", "PC-04", "PC-05", "PC-06", "PC-07"),
            *("PC-09", "PC-10", "PC-11", "PC-13"),
        ),
        1,
    ),
    admitted=dict.fromkeys(
        (
            *("PC-01", "PC-02", "PC-03", "PC-04", "PC-05", "PC-06", "PC-07"),
            *("PC-09", "PC-10", "PC-11", "PC-13"),
        ),
        1,
    ),
)

DUC_THO = Place(
    code="DT",
    slug="duc-tho",
    province="42",
    district="440",
    commune="",
    label="duc_tho",
    province_label="ha_tinh",
    district_label="duc_tho",
    cells=duc_tho.CELLS,
    committees=(
        Committee("DT-1", "duc_tho_tt", "Đảng bộ thị trấn Đức Thọ", ("DT-11", "DT-12", "DT-13")),
        Committee("DT-2", "tung_anh", "Đảng bộ xã Tùng Ảnh", ("DT-21", "DT-22", "DT-23")),
        Committee("DT-3", "song_trong", "Đảng bộ xã Sông Trong (minh họa)", ("DT-31", "DT-32")),
        Committee(
            "DT-4", "nui_biec", "Đảng bộ xã Núi Biếc (minh họa)", ("DT-41", "DT-42", "DT-43")
        ),
        Committee("DT-51", "dt_51", "Chi bộ cơ sở Trường Trung học phổ thông số 1", ("DT-51",)),
        Committee("DT-6", "co_quan_huyen", "Đảng bộ Cơ quan huyện (minh họa)", ("DT-61", "DT-62")),
        Committee("DT-7", "cong_ty_1", "Đảng bộ Công ty nhà nước số 1", ("DT-71", "DT-72")),
    ),
    campaign=CampaignPaper(
        CampaignKind.MOVEMENT,
        "Phong trào thi đua xây dựng “chi bộ 4 tốt”, “Đảng bộ cơ sở 4 tốt” giai đoạn 2023 - 2025",
        date(2023, 9, 22),
        "",
        None,
        date(2026, 1, 1),
    ),
    plan_above=None,
    plan_above_owner="",
    first_month=date(2023, 9, 1),
    admission_targets={
        **dict.fromkeys(
            ("DT-11", "DT-12", "DT-21", "DT-22", "DT-31", "DT-32", "DT-41", "DT-42"), 1
        ),
        "DT-13": 1,
        "DT-43": 1,
        "DT-51": 2,
        "DT-71": 1,
    },
    admitted={
        **dict.fromkeys(("DT-11", "DT-12", "DT-21", "DT-22", "DT-31", "DT-41", "DT-42"), 1),
        "DT-13": 1,
        "DT-43": 1,
        "DT-51": 2,
        "DT-71": 1,
    },
)

PHUC_LOI = Place(
    code="PL",
    slug="phuc-loi",
    province="01",
    district="004",
    commune="00136",
    label="phuc_loi",
    province_label="ha_noi",
    district_label="long_bien",
    cells=phuc_loi.CELLS,
    committees=(Committee("PL", "phuc_loi", "", _codes(phuc_loi.CELLS)),),
    campaign=CampaignPaper(
        CampaignKind.MODEL, "Mô hình “Chi bộ bốn tốt”", date(2023, 8, 16), "", None
    ),
    plan_above=CampaignPaper(
        CampaignKind.MODEL,
        "Mô hình “Chi bộ bốn tốt”, “Đảng bộ cơ sở bốn tốt”",
        date(2023, 8, 8),
        "185-KH/QU",
        date(2023, 8, 8),
    ),
    plan_above_owner="district",
    first_month=date(2023, 8, 1),
    admission_targets={
        **dict.fromkeys(("PL-01", "PL-02", "PL-03", "PL-04", "PL-05", "PL-06", "PL-07"), 1),
        "PL-08": 2,
        "PL-09": 3,
        "PL-10": 3,
        "PL-11": 1,
        "PL-13": 1,
        "PL-14": 1,
    },
    admitted={
        **dict.fromkeys(("PL-01", "PL-02", "PL-04", "PL-06", "PL-07"), 1),
        "PL-08": 2,
        "PL-09": 3,
        "PL-10": 3,
        "PL-11": 1,
        "PL-13": 1,
        "PL-14": 1,
    },
)

HOA_KHANH_NAM = Place(
    code="HK",
    slug="hoa-khanh-nam",
    province="48",
    district="490",
    commune="20198",
    label="hoa_khanh_nam",
    province_label="da_nang",
    district_label="lien_chieu",
    cells=hoa_khanh_nam.CELLS,
    committees=(Committee("HK", "hoa_khanh_nam", "", _codes(hoa_khanh_nam.CELLS)),),
    campaign=CampaignPaper(
        CampaignKind.MODEL,
        "Mô hình “Chi bộ bốn tốt”, “Đảng bộ cơ sở bốn tốt”",
        date(2023, 6, 8),
        "",
        None,
    ),
    plan_above=None,
    plan_above_owner="",
    first_month=date(2023, 6, 1),
    admission_targets={
        **dict.fromkeys(("HK-01", "HK-02", "HK-03", "HK-04", "HK-05", "HK-06"), 1),
        "HK-07": 1,
        "HK-08": 1,
        "HK-12": 1,
        "HK-13": 2,
    },
    admitted={
        **dict.fromkeys(("HK-01", "HK-02", "HK-03", "HK-04", "HK-05", "HK-06"), 1),
        "HK-07": 1,
        "HK-08": 1,
        "HK-12": 1,
        "HK-13": 2,
    },
)

PLACES = (MY_LONG, PHO_CHAU, DUC_THO, PHUC_LOI, HOA_KHANH_NAM)

#: The unit outside the places where the act of F-12 happened (SAMPLE-YEAR section 5), under the district of Phố Châu.
OUTSIDE = read_cells(
    "NG-01 | Chi bộ cơ quan cũ (minh họa) | agency | 4/0 | 0 | 0/0 | không | chiều 05 | 0/4/0/0"
)[0]


def place(slug: str) -> Place:
    """The place of this slug."""
    return next(found for found in PLACES if found.slug == slug)


def every_cell() -> tuple[Cell, ...]:
    """The cells of all five places, in the order of the casts."""
    return tuple(cell for where in PLACES for cell in where.cells)
