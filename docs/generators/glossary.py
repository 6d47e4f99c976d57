"""The words of the domain and where the code holds each: a word whose place is gone stops the writing."""

import importlib
import pkgutil
from enum import Enum

from django.db.models import Choices

import bontot.domain


PATH = "../GLOSSARY.md"
# Vietnamese, identifier, the place that defines it, what it means
WORDS = (
    ("tổ chức đảng", "organization", "domain.orgtree.models.Organization", "any node of the tree"),
    ("loại tổ chức", "kind", "domain.orgtree.types.OrganizationKind", "dated: it changes with the law"),
    ("loại hình chi bộ", "cell_type", "domain.orgtree.types.CellType", "which lighter or other rules apply"),
    ("đảng viên", "member", "domain.members.models.Member", "official or probationary; may be exempt"),
    ("thời gian sinh hoạt", "spell", "domain.members.models.MembershipSpell", "official home, away, attached, exempt"),
    ("diện dự sinh hoạt, diện xếp loại", "population", "domain.members.models.FrozenPopulation", "counted on a day, listed by reason"),
    ("chức vụ", "position", "domain.members.models.Position", "dated; one secretary at a time"),
    ("đảng ủy viên phụ trách chi bộ", "committee_member_in_charge", "domain.members.models.CommitteeMemberInCharge", "dated assignment"),
    ("kỳ sinh hoạt", "meeting", "domain.meetings.models.Meeting", "regular, thematic, both, or extraordinary"),
    ("điểm danh", "roll", "domain.meetings.models.RollException", "who was not simply present; the number expected is frozen"),
    ("chất lượng kỳ sinh hoạt", "level", "domain.meetings.models.MeetingLevel", "good, fair, average, poor"),
    ("nhiệm vụ", "task", "domain.tasks.models.Task", "owner, content, deadline, the meeting that hears it"),
    ("chỉ tiêu", "target", "domain.tasks.models.Target", "planned and reached"),
    ("xếp loại hằng năm", "rating", "domain.ratings.models.AnnualRating", "of members and of organisations"),
    ("vi phạm", "finding", "domain.discipline.models.Finding", "counts once a competent body concluded"),
    ("nguồn phát hiện", "origin", "domain.discipline.types.Origin", "a category, never a person"),
    ("kỷ luật", "sanction", "domain.discipline.models.Sanction", "on a member or an organisation"),
    ("kiến nghị, đề xuất", "petition", "domain.petitions.models.Petition", "asked upward; deserves an answer"),
    ("phong trào, mô hình, chuyên đề", "campaign", "domain.campaigns.models.Campaign", "nests under the plan above"),
    ("giao ước", "compact", "domain.campaigns.models.Compact", "signed by an organisation"),
    ("làm điểm, nhân rộng", "pilot", "domain.campaigns.models.Pilot", "chosen cells, then the rest"),
    ("sơ kết, tổng kết", "review", "domain.campaigns.models.CampaignReview", "interim and final"),
    ("khen thưởng", "commendation", "domain.campaigns.models.Commendation", "counts are read"),
    ("quy chế làm việc", "working_rules", "domain.campaigns.models.WorkingRules", "number, date, last review"),
    ("khung tiêu chí", "framework", "domain.catalogue.models.FrameworkVersion", "criteria, points, gates, levels: versioned data"),
    ("khung đang áp dụng", "assignment", "domain.catalogue.models.FrameworkAssignment", "which version for whom, from when"),
    ("nội dung “tốt”", "pillar", "engine.Pillar", "good 1, good 2 …: number, names and order are data"),
    ("điều kiện bắt buộc", "gate", "engine.Gate", "bars a title or a good, or lowers a level"),
    ("số liệu", "fact", "engine.FactValue", "known, unknown or not applicable"),
    ("chỉ số", "indicator", "domain.facts.queries.CATALOGUE", "one definition, one SQL, and its entries"),
    ("kết quả đánh giá", "evaluation", "domain.assessments.models.Evaluation", "facts, points, verdicts, versions, digest"),
    ("đánh giá bằng nhận định", "judgement", "domain.assessments.models.Judgement", "by hand, with who and why"),
    ("tài khoản", "user", "domain.accounts.models.User", "who signs in"),
    ("phân quyền", "grant", "domain.accounts.models.Grant", "a role in an organisation, dated"),
    ("nhật ký", "audit", "domain.audit.models.AuditEntry", "one hash chain a commune"),
)  # fmt: skip


def _resolve(place: str) -> object:
    module, _, name = place.rpartition(".")
    return getattr(importlib.import_module(f"bontot.{module}"), name)


def _choices() -> list[type[Choices]]:
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(bontot.domain.__path__, "bontot.domain.")
        if module.name.endswith(".types")
    ]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Choices) and issubclass(value, Enum)
        if value.__module__ == module.__name__
    ]


def text() -> str:
    """Write the words, then every closed list of values with its Vietnamese."""
    lines = [
        "# Glossary",
        "",
        "One word per concept. Generated from the code: a word stands here because the code holds it.",
        "",
        "| Tiếng Việt | In code | Where | Meaning |",
        "|---|---|---|---|",
    ]
    for vietnamese, identifier, place, meaning in WORDS:
        _resolve(place)
        lines.append(f"| {vietnamese} | `{identifier}` | `{place}` | {meaning} |")
    lines += ["", "## Closed lists", ""]
    for choices in sorted(_choices(), key=lambda c: c.__module__ + c.__name__):
        context = choices.__module__.removeprefix("bontot.domain.").removesuffix(".types")
        values = " · ".join(f"`{value}` {label}" for value, label in choices.choices)
        lines += [f"**{context}.{choices.__name__}**: {values}", ""]
    return "\n".join(lines)
