"""The least that would change something, and what was done with the inputs, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as said

from bontot.interfaces.shared.formats import day, number
from bontot.interfaces.shared.wording import rules, values
from bontot.interfaces.shared.wording.findings import CONCLUDED


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bontot.engine import Framework, Message


Fields = dict[str, Any]


def sentences(
    messages: Sequence[Message], framework: Framework, *, named: bool = True
) -> tuple[str, ...]:
    """
    Say each change as a sentence of its own, without a full stop.

    Args:
        messages: messages of the engine whose code is `change.…`.
        framework: where their facts are declared.
        named: False where the fact was just named, so that it is not said twice.
    """
    found = []
    missing = [message for message in messages if message.code == "change.record"]
    if missing:
        names = "; ".join(_name(message.fields, framework) for message in missing)
        found.append(gettext("Ghi căn cứ: {name}").format(name=names))
    found.extend(
        _sentence(message, framework, named=named)
        for message in messages
        if message.code != "change.record"
    )
    return tuple(found)


def _sentence(message: Message, framework: Framework, *, named: bool) -> str:
    if is_concluded(message):
        words = gettext("Không tự thay đổi được; chỉ khác đi nếu kết luận bị hủy")
        return f"{words}: {_name(message.fields, framework)}" if named else words
    words_of = _WORDS[message.code]
    return (words_of if named else _BRIEF.get(message.code, words_of))(message.fields, framework)


def is_concluded(message: Message) -> bool:
    """Whether a change asks to undo what was concluded, which nobody can do by themselves."""
    fields = message.fields
    less = message.code == "change.fewer" or (message.code == "change.flag" and not fields["to"])
    return less and fields["fact"] in CONCLUDED


def _name(fields: Fields, framework: Framework) -> str:
    return values.lowered(values.name_of(framework.specs[fields["fact"]]))


def _amount(fields: Fields, framework: Framework) -> str:
    if fields["kind"] == "points":
        return gettext("{points} điểm").format(points=values.points(fields["by"], framework))
    return values.counted(fields["by"], framework.specs[fields["fact"]])


def _moved(words: str) -> Callable[[Fields, Framework], str]:
    def text(fields: Fields, framework: Framework) -> str:
        return gettext(words).format(
            amount=_amount(fields, framework), name=_name(fields, framework)
        )

    return text


def _impossible(fields: Fields, framework: Framework) -> str:
    return gettext("Không thể thay đổi trong kỳ này: {name}").format(name=_name(fields, framework))


def _flag(fields: Fields, framework: Framework) -> str:
    words = gettext("Cần có: {name}") if fields["to"] else gettext("Cần không còn: {name}")
    return words.format(name=_name(fields, framework))


def _grade(fields: Fields, framework: Framework) -> str:
    return gettext("Cần {name}: {grade}").format(
        name=_name(fields, framework), grade=gettext(values.GRADES[fields["to"]])
    )


def _option(fields: Fields, framework: Framework) -> str:
    options = values.listed([values.option(slug) for slug in fields["options"]], gettext("hoặc"))
    return gettext("Cần {name}: {grade}").format(name=_name(fields, framework), grade=options)


def _date(fields: Fields, framework: Framework) -> str:
    return gettext("Cần {name}: {grade}").format(
        name=_name(fields, framework), grade=day(fields["day"])
    )


def _one_of(fields: Fields, framework: Framework) -> str:
    ways = [
        values.listed([values.lowered(text) for text in sentences(way, framework)], gettext("và"))
        for way in fields["ways"]
    ]
    return gettext("Một trong các cách: {ways}").format(ways="; ".join(ways))


def _criterion(fields: Fields, framework: Framework) -> str:
    named = {criterion.id: values.name_of(criterion.name) for criterion in framework.lines}
    inner = "; ".join(sentences(fields["changes"], framework))
    return f"{named[fields['criterion']]}: {values.lowered(inner)}"


_WORDS: dict[str, Callable[[Fields, Framework], str]] = {
    "change.more": _moved(said("Còn thiếu {amount}: {name}")),
    "change.fewer": _moved(said("Cần giảm {amount}: {name}")),
    "change.impossible": _impossible,
    "change.flag": _flag,
    "change.grade": _grade,
    "change.option": _option,
    "change.date": _date,
    "change.one_of": _one_of,
    "change.criterion": _criterion,
}


_BRIEF: dict[str, Callable[[Fields, Framework], str]] = {
    "change.more": _moved(said("Còn thiếu {amount}")),
    "change.fewer": _moved(said("Cần giảm {amount}")),
}


def arithmetic(messages: Sequence[Message], framework: Framework) -> str:
    """Say what was done with the inputs, step by step."""
    parts = (_STEPS[message.code](message.fields, framework) for message in messages)
    return "; ".join(part for part in parts if part)


def _truth(truth: object) -> str:
    words = {"true": said("đúng"), "false": said("không đúng"), "unknown": said("chưa có căn cứ")}
    return gettext(words.get(getattr(truth, "value", str(truth)), said("không áp dụng")))


def _test(fields: Fields, framework: Framework) -> str:
    return f"{values.lowered(rules.sentence(fields['condition'], framework))} → {_truth(fields['truth'])}"


def _share(fields: Fields, framework: Framework) -> str:  # noqa: ARG001 - one shape for all steps
    signs = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "equals": "="}
    measured, bound = number(fields["numerator"]), number(fields["bound"].numerator)
    if fields["denominator"] != 1 or fields["bound"].denominator != 1:
        measured = f"{measured}/{number(fields['denominator'])}"
        bound = values.share(fields["bound"])
    return f"{measured} {signs[fields['op'].value]} {bound} → {_truth(fields['truth'])}"


def _band(fields: Fields, framework: Framework) -> str:
    measured = number(fields["numerator"])
    if fields["denominator"] != 1:
        measured = f"{measured}/{number(fields['denominator'])}"
    kind = "share" if fields["denominator"] != 1 else "count"
    where = rules.band(fields["band"], kind, framework)
    return f"{measured}, {where} → {_given(fields, framework)}"


def _given(fields: Fields, framework: Framework) -> str:
    return gettext("{points} điểm").format(points=values.points(fields["points"], framework))


def _proportional(fields: Fields, framework: Framework) -> str:
    return f"{number(fields['numerator'])}/{number(fields['denominator'])} → {_given(fields, framework)}"


def _when_zero(fields: Fields, framework: Framework) -> str:
    return gettext("không có gì để tính → {points}").format(points=_given(fields, framework))


def _count(fields: Fields, framework: Framework) -> str:
    counted = number(fields["counted"])
    if fields["less"]:
        counted = f"{number(fields['count'])} − {number(fields['less'])} = {counted}"
    return f"{counted} → {_given(fields, framework)}"


def _chosen(fields: Fields, framework: Framework) -> str:
    return f"→ {_given(fields, framework)}"


def _partly(fields: Fields, framework: Framework) -> str:
    return gettext("đúng {held} trên {items} điều → {points}").format(
        held=fields["held"], items=fields["items"], points=_given(fields, framework)
    )


def _case(fields: Fields, framework: Framework) -> str:  # noqa: ARG001 - one shape for all steps
    return gettext("áp dụng trường hợp thứ {case}").format(case=fields["case"] + 1)


def _not_applicable(fields: Fields, framework: Framework) -> str:
    policy = getattr(fields["policy"], "value", str(fields["policy"]))
    words = {
        "full": gettext("không áp dụng, tính đủ điểm: {points}"),
        "rescale": gettext("không áp dụng, để ngoài và chia lại điểm"),
        "none": gettext("không áp dụng, không tính điểm"),
    }
    if framework.scale is None:
        return (
            gettext("không áp dụng, để ngoài") if policy == "rescale" else gettext("không áp dụng")
        )
    return words[policy].format(points=_given(fields, framework))


def _unknown(fields: Fields, framework: Framework) -> str:
    names = [values.lowered(values.name_of(framework.specs[fact])) for fact in fields["facts"]]
    text = gettext("chưa có căn cứ: {names}").format(names=values.listed(names, gettext("và")))
    if framework.scale is None or fields["low"] == fields["high"]:
        return text
    low, high = (values.points(fields[end], framework) for end in ("low", "high"))
    return gettext("{text}; từ {low} đến {high} điểm").format(text=text, low=low, high=high)


_STEPS: dict[str, Callable[[Fields, Framework], str]] = {
    "arithmetic.test": _test,
    "arithmetic.share": _share,
    "arithmetic.band": _band,
    "arithmetic.proportional": _proportional,
    "arithmetic.when_zero": _when_zero,
    "arithmetic.count": _count,
    "arithmetic.chosen": _chosen,
    "arithmetic.partly": _partly,
    "arithmetic.case": _case,
    "arithmetic.fixed": _chosen,
    "arithmetic.not_applicable": _not_applicable,
    "arithmetic.unknown": _unknown,
}
