"""The organisations of the sample: Centre, provinces, districts, committees, cells, and the unit outside."""

from collections.abc import Iterator
from datetime import date

from bontot.domain.audit.types import ROOT
from bontot.domain.orgtree.types import (
    DatedForm,
    DatedParent,
    DatedText,
    NewOrganization,
    OrganizationKind,
)
from bontot.samples.calendar import TODAY
from bontot.samples.casts.places import OUTSIDE, PHO_CHAU, PLACES
from bontot.samples.casts.shape import Cell, Place
from bontot.samples.ids import of_organization
from bontot.samples.units import UnitKind, units_on


#: From when the sample's organisations are told of; when they were founded is not part of it.
TOLD_SINCE = date(2010, 1, 1)
CENTRE_FOUNDED = date(1930, 2, 3)
CENTRE = "TW"


def province_code(place: Place) -> str:
    """Give the code of the province committee above a place."""
    return _code(place.province_label)


def district_code(place: Place) -> str:
    """Give the code of the district committee above a place, or of the place itself."""
    return place.code if not place.commune else _code(place.district_label)


def _code(label: str) -> str:
    return label.upper().replace("_", "-")


def label_of(code: str) -> str:
    """Give the label of a cell in tree paths: its code in small letters."""
    return code.lower().replace("-", "_")


def organizations() -> Iterator[NewOrganization]:
    """List the whole tree, parents before children."""
    yield _organization(
        CENTRE, ROOT, "Trung ương", OrganizationKind.CENTRE, None, since=CENTRE_FOUNDED
    )
    seen: set[str] = set()
    for place in PLACES:
        for code, label, unit, kind, above in _uppers(place):
            if code not in seen:
                seen.add(code)
                form: UnitKind = "province" if kind is OrganizationKind.PROVINCE else "district"
                yield _organization(code, label, _party_name(unit, form), kind, above)
        yield from _place(place)
    yield _cell(OUTSIDE, district_code(PHO_CHAU), OrganizationKind.GRASSROOTS_CELL)


def _uppers(place: Place) -> Iterator[tuple[str, str, str, OrganizationKind, str]]:
    province = province_code(place)
    yield province, place.province_label, place.province, OrganizationKind.PROVINCE, CENTRE
    yield (
        district_code(place),
        place.district_label,
        place.district,
        OrganizationKind.DISTRICT,
        province,
    )


def _place(place: Place) -> Iterator[NewOrganization]:
    for committee in place.committees:
        alone = committee.cells == (committee.code,)
        if not alone:
            name = committee.name or _party_name(place.commune, "commune")
            yield _organization(
                committee.code,
                committee.label,
                name,
                OrganizationKind.GRASSROOTS,
                district_code(place),
            )
        for code in committee.cells:
            cell = place.cell(code)
            if alone:
                yield _cell(cell, district_code(place), OrganizationKind.GRASSROOTS_CELL)
            else:
                yield _cell(cell, committee.code, OrganizationKind.CELL)


def _cell(cell: Cell, above: str, kind: OrganizationKind) -> NewOrganization:
    return _organization(cell.code, label_of(cell.code), cell.name, kind, above, cell=cell)


def _organization(
    code: str,
    label: str,
    name: str,
    kind: OrganizationKind,
    above: str | None,
    *,
    since: date = TOLD_SINCE,
    cell: Cell | None = None,
) -> NewOrganization:
    return NewOrganization(
        id=of_organization(code),
        label=label,
        founded_date=since,
        names=(DatedText(name, since),),
        codes=(DatedText(code, since),),
        forms=(DatedForm(kind, since, None, cell.cell_type if cell else None),),
        parents=(DatedParent(of_organization(above) if above else None, since),),
    )


def _party_name(unit: str, kind: UnitKind) -> str:
    """Name the party organisation of an administrative unit: "Đảng bộ phường Mỹ Long"."""
    name = units_on(TODAY, kind)[unit].name
    return f"Đảng bộ {name[0].lower()}{name[1:]}"
