"""What an account was told."""

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor
from bontot.domain.notices.queries import notices_of


def told(actor: Actor) -> list[tuple[str, str]]:
    """
    Give what an account was told, newest first: the kind, and what it is about.
    """
    with reading(actor):
        return [(one.kind, str(one.about)) for one in notices_of(actor.user_id)]
