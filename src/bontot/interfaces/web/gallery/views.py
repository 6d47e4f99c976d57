"""The gallery: open to everybody, for it shows forms and no record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bontot.interfaces.web.account.forms import FirstSignIn
from bontot.interfaces.web.components.crumbs import Crumb
from bontot.interfaces.web.components.squares import legend
from bontot.interfaces.web.gallery import samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """
    Show every component in every state.

    Queries: 0.
    """
    form = FirstSignIn({"username": "", "code": "12"})
    del form.fields["username"].widget.attrs["autofocus"]
    context = {
        "crumbs": (Crumb("Đảng bộ phường", "#top"), Crumb("Chi bộ khóm 1", "#top")),
        "states": samples.states(),
        "marks": samples.MARKS,
        "legend": legend(),
        "verdicts": samples.verdicts(),
        "result": samples.RESULT,
        "goods": samples.goods(),
        "home": {"tasks": samples.tasks(), "tasks_left_out": 3},
        "no_tasks": {"tasks": ()},
        "form": form,
        "roll": samples.ROLL,
        "accounts": samples.accounts(),
        "meters": ((100, "fg", 0), (62, "fg", 85), (30, "low", 0)),
    }
    return render(request, "gallery/gallery.html", context)
