"""The fact file of administrative units, against figures published about the reform of 1/7/2025."""

import datetime
from collections import Counter

from bontot.samples.units import all_units, units_on


BEFORE = datetime.date(2025, 6, 30)
AFTER = datetime.date(2025, 7, 1)


def test_counts_before_and_after_the_reform():
    assert [len(units_on(BEFORE, kind)) for kind in ("province", "district", "commune")] == [
        63, 696, 10_035,
    ]  # fmt: skip
    assert [len(units_on(AFTER, kind)) for kind in ("province", "district", "commune")] == [
        34, 0, 3_321,
    ]  # fmt: skip
    assert Counter(unit.form for unit in units_on(AFTER, "commune").values()) == {
        "Phường": 687, "Xã": 2_621, "Đặc khu": 13,
    }  # fmt: skip


def test_every_parent_and_successor_exists_on_its_day():
    for kind, above in (("commune", "district"), ("district", "province")):
        parents = units_on(BEFORE, above)
        assert all(unit.parent in parents for unit in units_on(BEFORE, kind).values())
    provinces = units_on(AFTER, "province")
    assert all(unit.parent in provinces for unit in units_on(AFTER, "commune").values())
    communes = units_on(AFTER, "commune")
    ended = [u for u in all_units() if u.kind == "commune" and u.valid_until == AFTER]
    assert all(unit.successors and set(unit.successors) <= set(communes) for unit in ended)
    assert sum(len(unit.successors) > 1 for unit in ended) == 471


def test_the_five_places_and_what_became_of_them():
    communes = units_on(BEFORE, "commune")
    districts = units_on(BEFORE, "district")
    after = units_on(AFTER, "commune")

    def became(name: str, district: str) -> list[str]:
        (unit,) = (
            u for u in communes.values() if u.name == name and districts[u.parent].name == district
        )
        return [after[code].name for code in unit.successors]

    assert became("Phường Mỹ Long", "Thành phố Long Xuyên") == ["Phường Long Xuyên"]
    assert became("Thị trấn Phố Châu", "Huyện Hương Sơn") == ["Xã Hương Sơn"]
    assert became("Thị trấn Đức Thọ", "Huyện Đức Thọ") == ["Xã Đức Thọ"]
    assert became("Xã Tùng Ảnh", "Huyện Đức Thọ") == ["Xã Đức Thọ"]
    assert became("Phường Phúc Lợi", "Quận Long Biên") == ["Phường Phúc Lợi", "Phường Việt Hưng"]
    assert became("Phường Hòa Khánh Nam", "Quận Liên Chiểu") == ["Phường Hòa Khánh"]
