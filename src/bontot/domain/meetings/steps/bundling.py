"""How far the making of a bundle is: a figure on the way, which nobody audits."""

from uuid import UUID

from bontot.domain.meetings.models import PaperBundle
from bontot.domain.meetings.types import BundleState


def note_bundled(bundle: UUID, *, done: int, total: int) -> None:
    """
    Say how many cells' papers are in a bundle so far.

    Queries: 1.
    """
    under_way = PaperBundle.objects.filter(
        pk=bundle, state__in=[BundleState.WAITING, BundleState.RUNNING]
    )
    under_way.update(state=BundleState.RUNNING, done=done, total=total)
