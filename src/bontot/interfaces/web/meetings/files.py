"""Files of a meeting as downloads: those beside its papers, and the copies signed by hand."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from bontot.domain.accounts.policies import can
from bontot.domain.accounts.types import Action
from bontot.domain.documents.types import FileUnknown, KeptFile
from bontot.domain.meetings.queries import paper_file, signed_file
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.reports.queries import place_of
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.components.requests import page
from bontot.interfaces.web.meetings.views import month_of


#: Shown in the browser; others are handed to the program that opens them.
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg"})


@page
def paper(request: HttpRequest, label: str, month: str, paper_id: UUID) -> HttpResponse:
    """
    Give the file of a paper that was posted, to those who may see the papers of the cell.

    Queries: 7, with those of the sign-in.
    """
    cell = _cell(request, label, month, Action.VIEW_PAPERS)
    keeper = can(actor(request), Action.VIEW_MINUTES, cell.path)
    return sent(paper_file(cell.id, paper_id, announced=not keeper))


@page
def signed(request: HttpRequest, label: str, month: str, copy_id: UUID) -> HttpResponse:
    """
    Give a copy signed by hand, to those who may see the minutes.

    Queries: 7, with those of the sign-in.
    """
    return sent(signed_file(_cell(request, label, month, Action.VIEW_MINUTES).id, copy_id))


def _cell(request: HttpRequest, label: str, month: str, action: Action) -> OrganizationOnDay:
    period, today = month_of(month), clock.today()
    place = place_of(actor=actor(request), label=label, period=period, today=today, action=action)
    return place.organization


def sent(file: KeptFile) -> HttpResponse:
    """
    Hand out a stored file under its name.

    Raises:
        FileUnknown: Its bytes are gone.
    """
    try:
        content = file.path.read_bytes()
    except FileNotFoundError as error:
        raise FileUnknown(file=str(file.id)) from error
    response = HttpResponse(content, content_type=file.media_type)
    handed = content_disposition_header(file.media_type not in SHOWN, file.name)
    response["Content-Disposition"] = handed or "attachment"
    return response
