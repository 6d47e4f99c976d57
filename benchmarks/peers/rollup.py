"""Cohort cap and roll-up for peers that have none: plain NumPy, as the reference does it."""

from typing import Any

import numpy as np

from benchmarks.floor import spec


def cap_cohort(facts: dict[str, Any], score: Any, level: Any, reasons: Any) -> None:
    """Lower the cells beyond their organisation's quota from level 1 to 2, in place."""
    org = facts["org_id"]
    quota = np.bincount(org) * spec.TOP_PCT // 100
    top = np.flatnonzero(level == 1)
    top = top[np.lexsort((top, -score[top], org[top]))]
    owner = org[top]
    rank = np.arange(len(top)) - np.searchsorted(owner, owner)
    beyond = top[rank >= quota[owner]]
    level[beyond] = 2
    reasons[beyond] |= 1 << spec.BIT_COHORT


def roll_up(facts: dict[str, Any], score: Any, level: Any, reasons: Any) -> dict[str, Any]:
    """Count levels and reasons and sum scores, by organisation up to the nation."""
    columns = [np.ones(len(score), np.int64)]
    columns += [level == k for k in (1, 2, 3, 4)]
    columns += [score]
    columns += [(reasons >> k) & 1 for k in range(spec.NREASON)]
    groups = {
        "org": facts["org_id"],
        "commune": facts["commune_id"],
        "province": facts["province_id"],
        "nation": np.zeros(len(score), np.int64),
    }
    return {
        name: np.stack(
            [np.rint(np.bincount(ids, weights=c.astype(float))).astype(np.int64) for c in columns],
            1,
        )
        for name, ids in groups.items()
    }
