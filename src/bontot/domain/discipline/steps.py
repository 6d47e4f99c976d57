"""Recording findings and inspections, inside an open operation."""

from collections.abc import Sequence
from uuid import uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.discipline.models import Finding, Inspection, Sanction
from bontot.domain.discipline.types import NewFinding, NewInspection


def add_findings(write: Write, findings: Sequence[NewFinding]) -> None:
    """
    Insert findings with their conclusions and measures.

    Queries: 2 for each 2,000 rows.
    """
    write.create_many([_finding(new) for new in findings])
    write.create_many(
        [
            Sanction(
                id=uuid5(new.id, f"sanction {number}"),
                finding_id=new.id,
                measure=sanction.measure,
                decision_number=sanction.decision_number,
                decided_date=sanction.decided_date,
                overturned_number=sanction.overturned_number,
                overturned_date=sanction.overturned_date,
            )
            for new in findings
            for number, sanction in enumerate(new.sanctions)
        ]
    )
    write.touch_many(
        (new.organization_id, day)
        for new in findings
        for day in (new.happened_from, new.found_date, new.concluded_date)
        if day is not None
    )


def add_inspections(write: Write, inspections: Sequence[NewInspection]) -> None:
    """
    Insert planned inspections and supervisions with their conclusions.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Inspection(
                id=new.id,
                organization_id=new.organization_id,
                kind=new.kind,
                subject=new.subject,
                inspected_id=new.inspected_id,
                planned_date=new.planned_date,
                concluded_date=new.concluded_date,
                conclusion_number=new.conclusion_number,
            )
            for new in inspections
        ]
    )
    write.touch_many(
        (new.organization_id, day)
        for new in inspections
        for day in (new.planned_date, new.concluded_date)
        if day is not None
    )


def _finding(new: NewFinding) -> Finding:
    return Finding(
        id=new.id,
        organization_id=new.organization_id,
        subject=new.subject,
        member_id=new.member_id,
        category=new.category,
        happened_from=new.happened_from,
        happened_until=new.happened_until,
        found_date=new.found_date,
        found_origin=new.found_origin,
        own_record_date=new.own_record_date,
        state=new.state,
        conclusion_number=new.conclusion_number,
        concluded_date=new.concluded_date,
        concluded_by=new.concluded_by,
        handling_due_date=new.handling_due_date,
        remedied_date=new.remedied_date,
        overturned_number=new.overturned_number,
        overturned_date=new.overturned_date,
    )
