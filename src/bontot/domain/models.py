"""Every model of the app, gathered from its contexts, from the bottom up."""

from bontot.domain.accounts.models import Grant, SignInSlip, User
from bontot.domain.assessments.models import Evaluation, Judgement
from bontot.domain.audit.models import AuditChain, AuditEntry, AuditSeal, AuditTouch, AuditValue
from bontot.domain.campaigns.models import (
    Baseline,
    Campaign,
    CampaignReview,
    Commendation,
    Compact,
    Pilot,
    Plan,
    WorkingRules,
)
from bontot.domain.catalogue.models import FrameworkAssignment, FrameworkVersion
from bontot.domain.discipline.models import Finding, Inspection, Sanction
from bontot.domain.documents.models import NumberedPaper, PaperNumber, StoredFile
from bontot.domain.facts.models import IndicatorValue
from bontot.domain.meetings.models import (
    AgendaLine,
    Conclusion,
    Guidance,
    Meeting,
    MeetingAmendment,
    MeetingLevel,
    MeetingMinutes,
    MeetingPaper,
    MeetingPart,
    MeetingRemark,
    MeetingSpeaker,
    MeetingTask,
    MeetingVote,
    MissedMonth,
    RollException,
)
from bontot.domain.members.models import (
    AdmissionCount,
    AdmissionTarget,
    CommitteeMemberInCharge,
    FrozenPopulation,
    Member,
    MembershipSpell,
    MemberTransfer,
    PopulationMember,
    Position,
    ProbationReview,
    TermOfOffice,
)
from bontot.domain.notices.models import Notice
from bontot.domain.orgtree.models import (
    Organization,
    OrganizationCode,
    OrganizationForm,
    OrganizationName,
    OrganizationParent,
)
from bontot.domain.outbox.models import OutboxMessage
from bontot.domain.petitions.models import Petition, PressingMatterCount
from bontot.domain.ratings.models import AnnualRating, FrontUnionRating
from bontot.domain.tasks.models import ReportDuty, Target, Task, TaskNote, TaskOwner


__all__ = [
    "AdmissionCount",
    "AdmissionTarget",
    "AgendaLine",
    "AnnualRating",
    "AuditChain",
    "AuditEntry",
    "AuditSeal",
    "AuditTouch",
    "AuditValue",
    "Baseline",
    "Campaign",
    "CampaignReview",
    "Commendation",
    "CommitteeMemberInCharge",
    "Compact",
    "Conclusion",
    "Evaluation",
    "Finding",
    "FrameworkAssignment",
    "FrameworkVersion",
    "FrontUnionRating",
    "FrozenPopulation",
    "Grant",
    "Guidance",
    "IndicatorValue",
    "Inspection",
    "Judgement",
    "Meeting",
    "MeetingAmendment",
    "MeetingLevel",
    "MeetingMinutes",
    "MeetingPaper",
    "MeetingPart",
    "MeetingRemark",
    "MeetingSpeaker",
    "MeetingTask",
    "MeetingVote",
    "Member",
    "MemberTransfer",
    "MembershipSpell",
    "MissedMonth",
    "Notice",
    "NumberedPaper",
    "Organization",
    "OrganizationCode",
    "OrganizationForm",
    "OrganizationName",
    "OrganizationParent",
    "OutboxMessage",
    "PaperNumber",
    "Petition",
    "Pilot",
    "Plan",
    "PopulationMember",
    "Position",
    "PressingMatterCount",
    "ProbationReview",
    "ReportDuty",
    "RollException",
    "Sanction",
    "SignInSlip",
    "StoredFile",
    "Target",
    "Task",
    "TaskNote",
    "TaskOwner",
    "TermOfOffice",
    "User",
    "WorkingRules",
]
