"""``bontot framework``: list the packs, check one, print its criteria card."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bontot import frameworks
from bontot.interfaces.shared.defects import defect_sentence
from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from bontot.engine import Framework
    from bontot.frameworks import Catalogues, Report
    from bontot.papers.sheets import CriteriaCard


NOT_CLEAN = Invalid.exit_code


@click.group()
def command() -> None:
    """Bộ tiêu chí: liệt kê, kiểm tra, in thẻ tiêu chí."""


@command.command(name="list")
def list_packs() -> None:
    """Liệt kê các khung tiêu chí kèm theo."""
    for ref in frameworks.list_frameworks():
        framework = frameworks.load(ref)
        click.echo(f"{ref:<40} {_validity(framework):<24} {framework.name.vi}")


@command.command()
@click.argument("name", metavar="KHUNG|ĐƯỜNG_DẪN")
def check(name: str) -> None:
    """Kiểm tra một khung: chỗ sai trong khung, tình huống mẫu, thẻ tiêu chí."""
    report = frameworks.check(name, catalogues=_catalogues())
    for line in _said(report):
        click.echo(line)
    if not report.is_clean:
        sys.exit(NOT_CLEAN)


@command.command()
@click.argument("name", metavar="KHUNG")
@click.option(
    "--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Ghi thêm một trang PDF vào tệp."
)
def card(name: str, pdf: Path | None) -> None:
    """In thẻ tiêu chí: việc gì, ai làm, bao giờ, kiểm tra thế nào."""
    framework = frameworks.load(name)
    shown = framework.title.name.vi if framework.title else framework.name.vi
    click.echo(f"{shown} – {framework.slug}")
    for place, line in enumerate(frameworks.card_lines(framework), 1):
        click.echo(f"{place:>2}. {line.text}")
    if pdf is not None:
        from bontot.papers.criteria_card import criteria_card_pdf  # noqa: PLC0415 - only for a PDF

        pdf.write_bytes(criteria_card_pdf(criteria_card(framework)))
        click.echo(f"Đã ghi {pdf}.", err=True)


def criteria_card(framework: Framework) -> CriteriaCard:
    """Put the card's lines into the values its paper draws."""
    from bontot.papers.sheets import CardLine, CardSection, CriteriaCard  # noqa: PLC0415 - as above

    lines = frameworks.card_lines(framework)
    sections = tuple(
        CardSection(
            place,
            pillar.name.vi,
            tuple(
                CardLine(line.what, line.who, line.when, line.how)
                for line in lines
                if line.pillar == place
            ),
        )
        for place, pillar in enumerate(framework.pillars, 1)
    )
    return CriteriaCard(
        title=framework.title.name.vi if framework.title else framework.name.vi,
        basis="; ".join(f"{basis.number}, {basis.issuer}" for basis in framework.basis),
        validity=f"Áp dụng {_validity(framework)}",
        sections=sections,
        conditions=tuple(line.what for line in lines if not line.pillar),
        footer=framework.slug,
        sample=False,
    )


def _validity(framework: Framework) -> str:
    start, until = framework.validity.start, framework.validity.until
    said = f"từ {start:%d/%m/%Y}"
    return f"{said} đến trước {until:%d/%m/%Y}" if until else said


def _said(report: Report) -> list[str]:
    lines = [defect_sentence(defect) for defect in report.defects]
    lines += [
        f"Tình huống {wrong.situation} (dòng {wrong.line}): {wrong.path} ra “{wrong.found}”, chờ “{wrong.expected}”."
        for wrong in report.differences
    ]
    lines += _uncovered(report)
    lines += [f"Thẻ tiêu chí quá dài: {said}." for said in report.card]
    if report.moved is not None:
        lines.append(
            "Phiên bản này đã công bố và nay khác trước: đồng chí trả lại như cũ hoặc đặt phiên bản mới."
        )
    return [*lines, _summary(report)]


def _uncovered(report: Report) -> list[str]:
    """One line an outcome, with the criteria that no situation brings to it."""
    wanted = {"met": "đạt", "not_met": "không đạt"}
    found: dict[str, list[str]] = {}
    for name in report.uncovered:
        criterion, _, outcome = name.partition(": ")
        found.setdefault(outcome, []).append(criterion)
    return [
        f"Chưa có tình huống {wanted.get(outcome, outcome)} cho: {', '.join(names)}."
        for outcome, names in found.items()
    ]


def _summary(report: Report) -> str:
    if report.framework is None:
        wrong = sum(defect.severity == "error" for defect in report.defects)
        return f"{report.name}: {wrong} chỗ sai, {len(report.defects) - wrong} chỗ cần xem lại."
    counts = f"{len(report.framework.criteria)} tiêu chí, {report.situations} tình huống"
    if report.is_clean:
        return f"{report.framework.slug}: {counts}, không có chỗ sai."
    return f"{report.framework.slug}: {counts}, chưa công bố được."


def _catalogues() -> Catalogues:
    from bontot.domain.facts.queries import CATALOGUE  # noqa: PLC0415 - after django.setup()

    found: dict[str, dict[str, tuple[str, str]]] = {}
    for (grain, name), indicator in CATALOGUE.items():
        found.setdefault(grain.value, {})[name] = (indicator.kind.value, indicator.unit)
    return found
