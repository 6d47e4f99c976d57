"""
The boundary, walked: every stored field, indicator, fact of a pack, search and export has its reason, or fails.

No field, list, tag, score or report about anyone's beliefs, mood, loyalty, private life, health, debts, family,
neighbours or use of the network; no ranking of persons, no league table of cells; minutes are never searched.
"""

import ast
import re

import pytest
import yaml
from django.apps import apps
from django.db import models
from tests.support.source import ROOT, SOURCE, functions, modules, named, tree

from bontot.domain.facts.queries import CATALOGUE
from bontot.frameworks import list_frameworks, load
from bontot.primitives.vietnamese import fold


REGISTRY = yaml.safe_load((ROOT / "tests/architecture/boundary.yaml").read_text(encoding="utf-8"))
#: Words in identifiers.
FORBIDDEN = {
    "belief", "beliefs", "faith", "religion", "religious", "mood", "emotion", "loyalty", "loyal", "private",
    "health", "illness", "disease", "medical", "debt", "debts", "loan", "loans", "credit", "income", "wealth",
    "family", "spouse", "wife", "husband", "child", "children", "relative", "relatives", "marital", "neighbour",
    "neighbours", "neighbor", "facebook", "zalo", "tiktok", "browsing", "ethnicity", "ethnic", "origin_person",
    "denouncer", "complainant", "informer", "suspicion", "rank", "ranking", "league", "leaderboard", "predicted",
    "prediction", "risk_score", "sentiment", "opinion_of", "phone", "address", "identity_card", "pledged",
    "card_number", "birth", "birthday", "photo", "fingerprint",
}  # fmt: skip
#: Words in Vietnamese and English names, folded.
FORBIDDEN_NAMES = (
    "ton giao", "tin nguong", "tam trang", "trung thanh", "suc khoe", "benh tat", "no nan", "vay tien", "gia dinh",
    "hang xom", "mang xa hoi", "doi tu", "thu nhap", "xep hang", "belief", "religion", "mood", "loyalty", "health",
    "debts", "family", "neighbour", "social network", "ranking",
)  # fmt: skip
#: Where words spoken or written in a cell are kept: never searched, counted per person or compared.
OF_THE_MINUTES = ("bontot_conclusion", "bontot_meetingminutes", "bontot_meetingremark")
CELL_S_OWN = (*OF_THE_MINUTES, "bontot_meetingopinion", "bontot_correctionrequest", "bontot_pledge")
#: Counts of whole meetings that an indicator may take from there, and nothing else.
FROM_CELL_S_OWN = {"meeting.sql": OF_THE_MINUTES, "sessions.sql": ("bontot_meetingminutes",)}


def tables():
    return sorted(apps.get_app_config("bontot").get_models(), key=lambda model: model.__name__)


def words_of(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", name.lower())) | {name.lower()}


def forbidden_in(name: str) -> set[str]:
    return set() if name in REGISTRY["allowed_words"] else words_of(name) & FORBIDDEN


class TestStored:
    def test_every_table_has_a_reason_and_no_reason_is_left_over(self):
        assert {model.__name__ for model in tables()} == set(REGISTRY["tables"])
        assert all(len(table["why"]) > 5 for table in REGISTRY["tables"].values())

    @pytest.mark.parametrize("model", tables(), ids=lambda model: model.__name__)
    def test_every_field_has_a_reason(self, model):
        stored = {field.name for field in model._meta.concrete_fields} - set(REGISTRY["everywhere"])
        registered = REGISTRY["tables"][model.__name__]["fields"]
        assert stored == set(registered)
        assert all(isinstance(reason, str) and reason.strip() for reason in registered.values())

    def test_every_library_s_table_has_a_reason(self):
        found = {
            f"{config.label}.{model.__name__}"
            for config in apps.get_app_configs()
            if config.label != "bontot"
            for model in config.get_models()
        }
        assert found == set(REGISTRY["libraries"])

    def test_no_name_stands_for_what_is_never_held(self):
        bad = {
            name: found
            for model in tables()
            for name in (model.__name__, *(field.name for field in model._meta.concrete_fields))
            if (found := forbidden_in(name))
        }
        assert bad == {}

    def test_no_choice_stands_for_what_is_never_held(self):
        bad = {}
        for model in tables():
            for field in model._meta.concrete_fields:
                for code, label in field.choices or ():
                    words = forbidden_in(str(code))
                    if words or _named_badly(str(code), str(label)):
                        bad[f"{model.__name__}.{field.name}"] = code
        assert bad == {}

    def test_words_are_kept_only_where_words_are_needed(self):
        longest_code = 60
        found = {
            f"{model.__name__}.{field.name}"
            for model in tables()
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            if not field.choices and (field.max_length or 10_000) > longest_code
        }
        plumbing = {
            "User.password", "User.username", "User.email", "FrameworkVersion.canonical", "FrameworkVersion.digest",
            "Evaluation.framework_digest", "MeetingLevel.framework", "Member.folded", "Member.sort_key",
            "OrganizationName.folded", "OrganizationName.sort_key", "StoredFile.sha256", "StoredFile.media_type",
            "AuditEntry.operation", "OrganizationParent.path", "SignInSlip.code_digest",
        }  # fmt: skip
        assert found - plumbing == set(REGISTRY["words"])

    def test_who_said_or_read_something_is_nowhere(self):
        linked = {
            model.__name__
            for model in tables()
            if any(field.related_model and field.related_model.__name__ == "Member"
                   for field in model._meta.concrete_fields)
        }  # fmt: skip
        assert (
            linked
            & {"Conclusion", "MeetingMinutes", "MeetingPaper", "MeetingVote", "Plan", "Petition"}
            == set()
        )


def _named_badly(identifier: str, *names: str) -> bool:
    if identifier in REGISTRY["allowed_words"]:
        return False
    pattern = rf"\b({'|'.join(FORBIDDEN_NAMES)})\b"
    return any(re.search(pattern, fold(name)) for name in names)


class TestCounted:
    @pytest.mark.parametrize(
        "indicator", CATALOGUE.values(), ids=lambda one: f"{one.grain}-{one.id}"
    )
    def test_every_indicator_is_allowed(self, indicator):
        assert len(indicator.boundary) > 20
        assert not forbidden_in(indicator.id)
        assert not _named_badly(indicator.id, indicator.vi, indicator.en)

    def test_no_indicator_reads_what_was_said(self):
        folder = SOURCE / "domain" / "facts" / "queries" / "sql"
        for path in folder.glob("*.sql"):
            text = path.read_text(encoding="utf-8")
            read = {table for table in CELL_S_OWN if table in text}
            assert read <= set(FROM_CELL_S_OWN.get(path.name, ())), path.name
            assert not re.search(r"\.(about|full_name|folded|sort_key|sex)\b", text), path.name
            assert not re.search(r"\bc\.content\b", text), path.name

    def test_no_label_of_an_entry_is_a_person(self):
        folder = SOURCE / "domain" / "facts" / "queries" / "sql"
        assert not any(
            "bontot_member " in p.read_text(encoding="utf-8") for p in folder.glob("*.sql")
        )

    @pytest.mark.parametrize("name", list_frameworks())
    def test_every_fact_a_pack_asks_for_is_allowed(self, name):
        framework = load(name)
        for spec in framework.facts:
            assert not forbidden_in(spec.id), spec.id
            assert not _named_badly(spec.id, spec.vi, spec.en), spec.id


class TestFoundAndHandedOut:
    def test_every_search_has_a_reason(self):
        found = set()
        for file in modules():
            if "domain" in file.parts and ("queries" in file.parts or file.stem == "queries"):
                context = file.relative_to(SOURCE / "domain").parts[0]
                found |= {
                    f"{context}.{function.name}"
                    for function in functions(file)
                    if not function.name.startswith("_") and _looks_for_words(function)
                }
        assert found == set(REGISTRY["searches"])

    def test_what_was_said_is_never_searched(self):
        bad = []
        for file in modules():
            if SOURCE not in file.parents:
                continue
            for node in ast.walk(tree(file)):
                if isinstance(node, ast.keyword) and node.arg and _matches_words(node.arg):
                    bad.append(f"{named(file)}: {node.arg}")
                text = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and " LIKE " in text.upper() and _reads(text):
                    bad.append(f"{named(file)}: {text[:40]}")
        assert bad == []

    def test_every_export_has_a_reason(self):
        found = set()
        for file in modules():
            if SOURCE not in file.parents or "papers" in file.parts:
                continue
            for function in functions(file):
                calls = {
                    node.func.id
                    for node in ast.walk(function)
                    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                }
                if "ResultSheet" in calls:
                    found.add(f"{named(file)}:{function.name}")
        assert found == set(REGISTRY["exports"])

    def test_results_are_never_ordered_by_how_good_they_are(self):
        text = (SOURCE / "domain/assessments/queries/_results.py").read_text(encoding="utf-8")
        (order,) = re.findall(r'" ORDER BY ([^"]+)"', text)
        assert not re.search(r"e\.(title|level|total|points|pillars)", order)


def _looks_for_words(function) -> bool:
    arguments = (*function.args.args, *function.args.kwonlyargs)
    return any(a.arg in {"text", "words", "query", "search", "like"} for a in arguments)


def _reads(text: str) -> bool:
    return any(table in text for table in CELL_S_OWN)


def _matches_words(keyword: str) -> bool:
    column, _, how = keyword.rpartition("__")
    looks = how in {"icontains", "contains", "istartswith", "iregex", "regex", "search"}
    return looks and column.rpartition("__")[2] in {
        "content",
        "about",
        "theme",
        "answer",
        "subject",
        "opinion",
        "asked",
    }
