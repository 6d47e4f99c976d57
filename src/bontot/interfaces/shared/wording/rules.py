"""Conditions, rules, gates and needs in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as said

from bontot.engine import Grade
from bontot.interfaces.shared.formats import day, number
from bontot.interfaces.shared.wording import values


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.engine import Cap, Framework, Message


def sentence(message: Message, framework: Framework) -> str:
    """
    Say what a rule, a gate, a condition or a pillar's need asks, without a full stop.

    Args:
        message: a message of the engine whose code is `rule.…`, `gate.…`, `condition.…` or `needs.…`.
        framework: where its facts, criteria and step are declared.
    """
    return _WORDS[message.code](message.fields, framework)


_CAPPED_OF = {
    "next_only": said("số được xếp mức “{next}”"),
    "next_or_better": said("số được xếp mức “{next}” trở lên"),
    "all": said("tổng số"),
}
_WITHIN = {
    "cell": said("chi bộ"),
    "base_organisation": said("tổ chức cơ sở đảng"),
    "group": said("nhóm chi bộ cùng loại của tổ chức cơ sở đảng"),
}


def cap(limit: Cap, framework: Framework) -> str:
    """Say how many of a cohort may have the capped level."""
    following = framework.levels[framework.level_index[limit.level] + 1]
    of = gettext(_CAPPED_OF[limit.of.value]).format(next=values.name_of(following.name))
    return gettext("mức này nhiều nhất bằng {share} {of}, tính trong {within}").format(
        share=values.share(limit.share), of=of, within=gettext(_WITHIN[limit.within])
    )


def quantity(fields: dict[str, str | int], framework: Framework) -> str:
    """Name what is measured: a fact, or one count over another."""
    if "fact" in fields:
        return values.name_of(framework.specs[str(fields["fact"])])
    above = values.name_of(framework.specs[str(fields["numerator"])])
    below = fields["denominator"]
    under = (
        str(below)
        if isinstance(below, int)
        else values.lowered(values.name_of(framework.specs[below]))
    )
    return gettext("{above} trên {under}").format(above=above, under=under)


def _compared(op: str, bound: str) -> str:
    return gettext(values.OPS[op]).format(bound=bound)


Fields = dict[str, Any]


def asked(fields: dict[str, Any], framework: Framework) -> str:
    """Say what a comparison asks for, without naming what is measured: "100%", "từ 90% trở lên"."""
    op, limit = fields["op"].value, fields["bound"]
    bound = values.bound(limit, fields["kind"], framework)
    whole = fields["kind"] == "share" and limit.numerator == limit.denominator
    return bound if op == "at_least" and whole else _compared(op, bound)


def _compare(fields: Fields, framework: Framework) -> str:
    name, limit = quantity(fields["quantity"], framework), fields["bound"]
    if fields["op"].value == "at_most" and limit.numerator == 0:
        return gettext("Không có: {name}").format(name=values.lowered(name))
    text = asked(fields, framework)
    if text == values.bound(limit, fields["kind"], framework):
        return gettext("{name}: đủ {bound}").format(name=name, bound=text)
    return f"{name}: {text}"


def _counts(fields: Fields, framework: Framework) -> str:
    other = values.lowered(values.name_of(framework.specs[fields["other"]]))
    return (
        f"{values.name_of(framework.specs[fields['fact']])}: {_compared(fields['op'].value, other)}"
    )


def _flag(fields: Fields, framework: Framework) -> str:
    name = values.name_of(framework.specs[fields["fact"]])
    return name if fields["to"] else gettext("Không: {name}").format(name=values.lowered(name))


def _grade(fields: Fields, framework: Framework) -> str:
    grade = gettext(values.GRADES[fields["grade"]])
    return (
        f"{values.name_of(framework.specs[fields['fact']])}: {_compared(fields['op'].value, grade)}"
    )


def _option(fields: Fields, framework: Framework) -> str:
    options = values.listed([values.option(slug) for slug in fields["options"]], gettext("hoặc"))
    return f"{values.name_of(framework.specs[fields['fact']])}: {options}"


_DAYS = {
    "at_least": said("từ ngày {day}"),
    "more_than": said("sau ngày {day}"),
    "at_most": said("chậm nhất ngày {day}"),
    "less_than": said("trước ngày {day}"),
    "equals": said("đúng ngày {day}"),
}


def _date(fields: Fields, framework: Framework) -> str:
    when = gettext(_DAYS[fields["op"].value]).format(day=day(fields["day"]))
    return f"{values.name_of(framework.specs[fields['fact']])}: {when}"


def _items(joint: str) -> Callable[[Fields, Framework], str]:
    def words(fields: Fields, framework: Framework) -> str:
        parts = [sentence(item, framework) for item in fields["items"]]
        if len(parts) == 1:
            return parts[0]
        return gettext(joint).format(items="; ".join(values.lowered(part) for part in parts))

    return words


def _pass_fail(fields: Fields, framework: Framework) -> str:
    text = sentence(fields["condition"], framework)
    if fields["partly_at_least"] is None:
        return text
    return gettext("{rule}. Có ít nhất {held} điều: {points} điểm").format(
        rule=text,
        held=fields["partly_at_least"],
        points=values.points(fields["partly_points"], framework),
    )


def _choice(fields: Fields, framework: Framework) -> str:
    given = ", ".join(
        gettext("{option} {points} điểm").format(
            option=values.option(slug), points=values.points(steps, framework)
        )
        for slug, steps in fields["points"].items()
    )
    return f"{values.name_of(framework.specs[fields['fact']])}: {given}"


def _by_hand(fields: Fields, framework: Framework) -> str:
    return gettext("{name}: chấm từ 0 đến {most} điểm").format(
        name=values.name_of(framework.specs[fields["fact"]]),
        most=values.points(fields["most"], framework),
    )


def _bands(fields: Fields, framework: Framework) -> str:
    named = fields["quantity"]
    kind = "share" if "fact" not in named else _kind(named["fact"], framework)
    parts = [
        gettext("{band}: {points} điểm").format(
            band=band(item, kind, framework), points=values.points(item.points, framework)
        )
        for item in fields["bands"]
    ]
    return f"{quantity(named, framework)}: {'; '.join(parts)}"


def _kind(fact: str, framework: Framework) -> str:
    return {"count": "count", "judgement": "points"}.get(framework.specs[fact].type.value, "share")


def band(item: Any, kind: str, framework: Framework) -> str:  # noqa: ANN401 - the engine's Band is behind its door
    """Say where a band lies: its bounds, and whether each belongs to it."""
    low = None if item.low is None else values.bound(item.low, kind, framework)
    high = None if item.high is None else values.bound(item.high, kind, framework)
    parts = []
    if low is not None:
        parts.append(_compared("at_least" if item.low_closed else "more_than", low))
    if high is not None:
        parts.append(_compared("at_most" if item.high_closed else "less_than", high))
    if low is not None and low == high:
        return low
    if low is not None and high is not None and item.low_closed:
        # "từ 75% đến dưới 90%" reads better than "từ 75% trở lên, dưới 90%".
        until = gettext("đến {bound}") if item.high_closed else gettext("đến dưới {bound}")
        return f"{gettext('từ {bound}').format(bound=low)} {until.format(bound=high)}"
    return ", ".join(parts) or gettext("mọi mức")


def _proportional(fields: Fields, framework: Framework) -> str:
    times = fields["times"]
    text = gettext("{most} điểm nhân với tỷ lệ {name}").format(
        most=values.points(fields["most"], framework),
        name=values.lowered(quantity(fields["quantity"], framework)),
    )
    if times.numerator != times.denominator:
        text += f" × {times}"
    if fields["floor"]:
        text += gettext(", ít nhất {points} điểm").format(
            points=values.points(fields["floor"], framework)
        )
    if fields["cap"] != fields["most"]:
        text += gettext(", nhiều nhất {points} điểm").format(
            points=values.points(fields["cap"], framework)
        )
    return text


def _count_points(fields: Fields, framework: Framework) -> str:
    name = values.name_of(framework.specs[fields["count"]])
    if fields["less"] is not None:
        less = values.lowered(values.name_of(framework.specs[fields["less"]]))
        name = gettext("{name} vượt so với {less}").format(name=name, less=less)
    words = (
        gettext("{name}: mỗi {unit} trừ {each} điểm, trừ nhiều nhất {cap}")
        if fields["subtract"]
        else gettext("{name}: mỗi {unit} {each} điểm, nhiều nhất {cap}")
    )
    return words.format(
        name=name,
        unit=values.unit_of(framework.specs[fields["count"]]),
        each=values.points(fields["each"], framework),
        cap=values.points(fields["cap"], framework),
    )


def _grade_points(fields: Fields, framework: Framework) -> str:
    given = ", ".join(
        gettext("{option} {points} điểm").format(
            option=gettext(values.GRADES[grade]),
            points=values.points(fields["points"][grade], framework),
        )
        for grade in reversed(Grade)
    )
    return f"{values.name_of(framework.specs[fields['fact']])}: {given}"


def _by_case(fields: Fields, framework: Framework) -> str:
    parts = []
    for when, rule in fields["cases"]:
        text = values.lowered(sentence(rule, framework))
        if when is None:
            parts.append(gettext("các trường hợp khác: {rule}").format(rule=text))
        else:
            case = values.lowered(sentence(when, framework))
            parts.append(gettext("khi {case}: {rule}").format(case=case, rule=text))
    text = ". ".join(part[:1].upper() + part[1:] for part in parts)
    return text[:1].upper() + text[1:]


def _fixed(fields: Fields, framework: Framework) -> str:
    return gettext("{points} điểm").format(points=values.points(fields["points"], framework))


def _event(fields: Fields, framework: Framework) -> str:
    name = values.lowered(values.name_of(framework.specs[fields["fact"]]))
    if fields["more_than"]:
        return gettext("Không quá {count}: {name}").format(
            count=number(fields["more_than"]), name=name
        )
    return gettext("Không có: {name}").format(name=name)


def _inner(fields: Fields, framework: Framework) -> str:
    return sentence(fields["condition"], framework)


def _mandatory_max(fields: Fields, framework: Framework) -> str:
    names = {criterion.id: values.name_of(criterion.name) for criterion in framework.lines}
    listed = "; ".join(values.lowered(names[key]) for key in fields["criteria"])
    return gettext("Phải đạt điểm tối đa: {names}").format(names=listed)


def _pillar_points(fields: Fields, framework: Framework) -> str:
    pillar = next(item for item in framework.pillars if item.id == fields["pillar"])
    return gettext("{name}: từ {points} điểm trở lên").format(
        name=values.name_of(pillar.name), points=values.points(fields["points"], framework)
    )


def _discipline(fields: Fields, framework: Framework) -> str:  # noqa: ARG001 - one shape for all words
    text = gettext("Không có đảng viên bị kỷ luật")
    if fields["not_self_found"] is not None:
        text += gettext(", trừ trường hợp tự phát hiện và đã khắc phục")
    return text + (
        gettext("; tập thể không bị kỷ luật") if fields["collective"] is not None else ""
    )


def _all_criteria(fields: Fields, framework: Framework) -> str:  # noqa: ARG001 - one shape for all words
    return gettext("Đạt tất cả các tiêu chí")


def _needs_share(fields: Fields, framework: Framework) -> str:
    return gettext("Đạt từ {share} điểm tối đa ({most} điểm) trở lên").format(
        share=values.share(fields["share"]), most=values.points(fields["most"], framework)
    )


def _needs_points(fields: Fields, framework: Framework) -> str:
    return gettext("Đạt từ {points} trên {most} điểm trở lên").format(
        points=values.points(fields["points"], framework),
        most=values.points(fields["most"], framework),
    )


_WORDS: dict[str, Callable[[Fields, Framework], str]] = {
    "condition.compare": _compare,
    "condition.counts": _counts,
    "condition.flag": _flag,
    "condition.grade": _grade,
    "condition.option": _option,
    "condition.date": _date,
    "condition.all": _items(said("Đủ các điều: {items}")),
    "condition.any": _items(said("Có một trong các điều: {items}")),
    "rule.pass_fail": _pass_fail,
    "rule.choice": _choice,
    "rule.by_hand": _by_hand,
    "rule.bands": _bands,
    "rule.proportional": _proportional,
    "rule.count_points": _count_points,
    "rule.grade": _grade_points,
    "rule.by_case": _by_case,
    "rule.fixed": _fixed,
    "gate.event": _event,
    "gate.share_at_rating": _inner,
    "gate.attendance": _inner,
    "gate.task_completion": _inner,
    "gate.own_level": _inner,
    "gate.linked_level": _inner,
    "gate.condition": _inner,
    "gate.mandatory_max": _mandatory_max,
    "gate.pillar_points": _pillar_points,
    "gate.discipline": _discipline,
    "needs.all_criteria": _all_criteria,
    "needs.share": _needs_share,
    "needs.points": _needs_points,
}
