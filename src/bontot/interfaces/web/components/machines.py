"""From what a browser says of itself to what its owner calls it."""

from django.utils.translation import gettext as _


#: What tells them apart, the more telling first: nearly all call themselves Chrome and Safari too.
BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip
MACHINES = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "máy Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


def machine(user_agent: str) -> str:
    """
    Name a browser and its machine.

    Examples:
        >>> machine("Mozilla/5.0 (Windows NT 10.0; Win64; x64) … Chrome/141.0 Safari/537.36")
        'Chrome, Windows'
    """
    found = [
        next((name for sign, name in names if sign in user_agent), "")
        for names in (BROWSERS, MACHINES)
    ]
    return ", ".join(filter(None, found)) or _("Trình duyệt không rõ")
