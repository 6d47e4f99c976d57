"""The workload everything is measured on: our pack gives what its reference gives."""

import numpy as np
from benchmarks.floor import spec
from benchmarks.peers.columns import Peer


def test_columns_give_the_reference_s_results() -> None:
    facts = spec.generate(2_600, seed=11)
    matrix, sums = spec.reference(facts)
    peer = Peer(facts)
    peer.run()
    found, found_sums = peer.export()
    wrong = [
        name
        for place, name in enumerate(spec.OUTCOLS)
        if not np.array_equal(matrix[:, place], found[:, place])
    ]
    assert wrong == []
    assert [area for area in sums if not np.array_equal(sums[area], found_sums[area])] == []
