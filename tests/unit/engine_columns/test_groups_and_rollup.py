"""Groups and roll-ups: the same as counting row by row, in any order of the rows."""

from collections import Counter
from random import Random

import numpy as np
import pytest
from tests.support.agreement import of_columns
from tests.support.framework_strategies import make_facts, make_framework

from bontot.engine import Groups, Table, cap_levels, encode_facts, evaluate_table, roll_up
from bontot.engine._columns import groups as groups_module


@pytest.mark.parametrize("keys", [[3, 3, 5, 9, 9, 9], [9, 3, 5, 3, 9, 9], [4], []])
def test_totals_are_sums_by_key(keys: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups_module, "RUN_ROWS", 2)
    groups = Groups.of(np.array(keys, int))
    values = np.arange(1, len(keys) + 1)
    wanted: Counter[int] = Counter()
    for key, value in zip(keys, values.tolist(), strict=True):
        wanted[key] += value
    assert groups.labels.tolist() == sorted(wanted)
    assert groups.totals(groups.standing(values)).tolist() == [wanted[k] for k in sorted(wanted)]
    assert [groups.labels[i] for i in groups.ids] == keys


def test_groups_lie_in_wider_ones_or_do_not() -> None:
    narrow = Groups.of(np.array([1, 1, 2, 3, 3]))
    wide, crossing = Groups.of(np.array([7, 7, 7, 8, 8])), Groups.of(np.array([7, 8, 8, 8, 8]))
    parents = narrow.parents(wide)
    assert parents is not None
    assert parents.ids.tolist() == [0, 0, 1]
    assert narrow.parents(crossing) is None


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("nested", [True, False])
@pytest.mark.parametrize("ordered", [True, False])
def test_counts_are_those_of_the_rows(seed: int, *, nested: bool, ordered: bool) -> None:
    rng = Random(seed)
    framework = make_framework(rng, criteria=4)
    rows = [encode_facts(framework, make_facts(rng, framework)) for _ in range(40)]
    orgs = np.array([rng.randint(0, 9) for _ in rows])
    if ordered:
        orgs.sort()
    communes = orgs // 3 if nested else np.array([rng.randint(0, 3) for _ in rows])
    keys = {"org": orgs, "commune": communes}
    table = Table.of(framework, list(np.array(rows).T), keys)
    result = evaluate_table(framework, table)
    cap_levels(result, table.groups["org"])
    rolled = roll_up(result, table.groups)
    plain = [of_columns(result, row) for row in range(len(rows))]
    for area, labels in {**keys, "nation": np.zeros(len(rows), int)}.items():
        assert rolled[area].labels.tolist() == sorted(set(labels.tolist()))
        for place, label in enumerate(rolled[area].labels):
            mine = [one for one, key in zip(plain, labels, strict=True) if key == label]
            found = dict(zip(rolled[area].names, rolled[area].counts[place].tolist(), strict=True))
            assert found["rows"] == len(mine)
            assert found["score"] == sum(one["score"][0] for one in mine)
            for number, level in enumerate(framework.levels):
                wanted = sum(one["level"] == (number, number) for one in mine)
                assert found[f"level:{level.id}"] == wanted
            for number, gate in enumerate(framework.gates):
                assert found[f"gate:{gate.id}"] == sum(one["gates"][number] == 1 for one in mine)
            if framework.title is not None:
                assert found["title:achieved"] == sum(one["title"] == 1 for one in mine)
                assert found["title:unknown"] == sum(one["title"] == 3 for one in mine)
