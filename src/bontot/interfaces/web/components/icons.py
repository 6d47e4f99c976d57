"""Icons as inline SVG, from the files of `lucide`; each read once."""

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from django.utils.safestring import SafeString, mark_safe


@cache
def icon(name: str, css: str = "icon") -> SafeString:
    """
    Return one icon, hidden from screen readers: the words beside it say what it means.

    Raises:
        KeyError: `lucide` has no icon of this name.
    """
    archive = files("lucide").joinpath("lucide.zip").read_bytes()
    with ZipFile(BytesIO(archive)) as drawings:
        drawing = drawings.read(f"{name}.svg").decode()
    inside = re.sub(r"\s+", " ", drawing[drawing.index(">") + 1 :]).replace("> <", "><").strip()
    head = (
        f'<svg class="{css}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'
    )
    return mark_safe(head + inside)  # noqa: S308 - a drawing from an installed package
