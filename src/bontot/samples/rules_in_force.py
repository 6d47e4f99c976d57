"""Which frameworks are published, and which of them judge whom from when."""

from collections.abc import Iterator
from datetime import date

from bontot.domain.catalogue.types import NewAssignment, NewFramework, Subject
from bontot.domain.orgtree.types import CellType
from bontot.engine import canonical_json, digest, render
from bontot.frameworks import list_frameworks, load
from bontot.samples.casts.places import place
from bontot.samples.ids import of_organization
from bontot.samples.tree import CENTRE


TITLE, THREE_NOS, FIVE_GOODS = "bon-tot", "3-khong", "5-tot"
MEETINGS, MEMBERS, RATING = "sinh-hoat", "bon-tot", "xep-loai"

#: Phúc Lợi's variants by type of organisation.
VARIANTS = {
    "phuc-loi-truong-hoc": (CellType.PUBLIC_SERVICE,),
    "phuc-loi-luc-luong-vu-trang": (CellType.ARMED_FORCES,),
    "phuc-loi-co-quan": (CellType.AGENCY,),
    "phuc-loi-doanh-nghiep": (CellType.STATE_ENTERPRISE, CellType.PRIVATE_ENTERPRISE),
}

#: Slug, strand and cell types by place; everything is in force from the place's launch.
BY_PLACE: dict[str, tuple[tuple[str, str, tuple[CellType, ...]], ...]] = {
    "my-long": (
        ("my-long", TITLE, ()),
        ("my-long-dang-bo", TITLE, ()),
        ("my-long-dang-vien", MEMBERS, ()),
    ),
    "pho-chau": (
        ("pho-chau", TITLE, ()),
        ("pho-chau-dang-bo", TITLE, ()),
        ("chi-bo-3-khong", THREE_NOS, ()),
        ("dang-vien-5-tot", FIVE_GOODS, ()),
    ),
    "duc-tho": (("duc-tho", TITLE, ()), ("duc-tho-dang-bo", TITLE, ())),
    "phuc-loi": (
        ("phuc-loi", TITLE, ()),
        *((slug, TITLE, types) for slug, types in VARIANTS.items()),
        ("phuc-loi-dang-bo", TITLE, ()),
    ),
    "hoa-khanh-nam": (
        ("hoa-khanh-nam", TITLE, ()),
        ("hoa-khanh-nam-khu-dan-cu", TITLE, (CellType.RESIDENTIAL,)),
        ("hoa-khanh-nam-dang-bo", TITLE, ()),
    ),
}

#: For the whole country: slug, strand, from, until.
FOR_ALL: tuple[tuple[str, str, date, date | None], ...] = (
    ("sinh-hoat-hd12", MEETINGS, date(2018, 7, 6), date(2025, 10, 28)),
)


def published() -> Iterator[NewFramework]:
    """Give every packaged framework as it is published."""
    for name in list_frameworks():
        framework = load(name)
        yield NewFramework(
            slug=framework.id,
            version=framework.version,
            subject=Subject(framework.subject.value),
            canonical=canonical_json(render(framework)),
            digest=digest(framework),
            valid_from=framework.validity.start,
            valid_until=framework.validity.until,
        )


def assignments_of(slug: str) -> Iterator[NewAssignment]:
    """Put the frameworks of a place in force from its launch."""
    where = place(slug)
    for framework, strand, types in BY_PLACE[slug]:
        yield NewAssignment(
            of_organization(where.code),
            framework,
            load(framework).version,
            strand,
            where.campaign.launched,
            cell_types=tuple(str(kind) for kind in types),
        )


def assignments_for_all() -> Iterator[NewAssignment]:
    """Put in force what judges everybody's meetings."""
    for framework, strand, since, until in FOR_ALL:
        yield NewAssignment(
            of_organization(CENTRE), framework, load(framework).version, strand, since, until
        )
