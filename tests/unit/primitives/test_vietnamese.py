"""Vietnamese text: equal spellings, folding, and the order of names."""

import pytest

from bontot.primitives.vietnamese import (
    equal_form,
    fold,
    one_tone_style,
    person_sort_key,
    sort_key,
    tidy,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà", "Hòa"), ("uỷ", "ủy"), ("khoẻ", "khỏe"), ("THUỶ", "thủy"), ("Hòa\u0300"[:3], "Hòa")],
)
def test_two_spellings_of_one_word(one: str, other: str) -> None:
    assert equal_form(one) == equal_form(other)


@pytest.mark.parametrize(
    "word", ["quý", "Quỳnh", "hoàn", "toán", "khuỷu", "Huỳnh", "thuyền", "quỷ"]
)
def test_words_with_one_spelling_stay(word: str) -> None:
    assert one_tone_style(word) == word


def test_tones_tell_words_apart() -> None:
    assert equal_form("Hoa") != equal_form("Hòa")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Đặng Thị Đào", "dang thi dao"),
        ("Ủy ban", "uy ban"),
        ("Uỷ\u00a0 ban", "uy ban"),
        ("Nguyễn Ước", "nguyen uoc"),
    ],
)
def test_search_folds(text: str, query: str) -> None:
    assert fold(text) == query


def test_people_sort_by_given_name_then_middle_then_family() -> None:
    expected = [
        "Đặng Văn An",
        "Đặng Thị Ánh",
        "Đỗ Thị Dung",
        "Đỗ Văn Dũng",
        "Lê Thị Đào",
        "Lê Thị Hoa",
        "Lê Thị Hoà",
        "Nguyễn Thị Hòa",
        "Lê Văn Hòa",
        "Lê Văn Yến",
    ]

    assert sorted(expected, key=person_sort_key) == expected


def test_tones_in_dictionary_order() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ", "măng", "mân", "mẻ", "mê"]

    assert sorted(words, key=sort_key) == words


def test_a_shorter_word_comes_first() -> None:
    assert sorted(["Anh", "An", "Án"], key=sort_key) == ["An", "Án", "Anh"]


def test_the_key_is_plain_ascii() -> None:
    assert person_sort_key("Nguyễn Thị Bích Ngọc").isascii()


def test_a_single_name_and_an_empty_one() -> None:
    assert person_sort_key("Lan") == sort_key("Lan")
    assert person_sort_key("") == ""


def test_tidy_keeps_words_and_drops_odd_spaces() -> None:
    assert tidy("\u00a0 Đặng\u2009Thị  Đa\u0300o ") == "Đặng Thị Đào"
