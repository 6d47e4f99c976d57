"""Timing that survives a noisy machine: alternate runs, medians, ratios."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import Any, Protocol


class Timed(Protocol):
    """Something that can be run again and again on the same work."""

    name: str

    def run(self) -> None:
        """Do the whole work once."""
        ...


def seconds(work: Callable[[], object]) -> float:
    """Run the work once and give its wall-clock seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternately(peers: list[tuple[Timed, int]]) -> dict[str, list[float]]:
    """Time the peers in turn (A B C A B C …), each as many times as it says."""
    times: dict[str, list[float]] = {peer.name: [] for peer, _ in peers}
    for turn in range(max(count for _, count in peers)):
        for peer, count in peers:
            if turn >= count:
                continue
            reset: Any = getattr(peer, "reset", None)
            if reset:
                reset()
            gc.collect()
            times[peer.name].append(seconds(peer.run))
    return times


def median(values: list[float]) -> float:
    """Give the median."""
    return statistics.median(values)
