"""The addresses of the pages: which there are, and what each asks of whoever opens it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from bontot.interfaces.web.access import ACCESS


PATH = "reference/pages.md"


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, above: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield each address's name and its path, in the order they are tried."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        else:
            yield pattern.name or "", f"/{path}"


def text() -> str:
    """Write the table, one row an address; one without an entry stops the writing."""
    rows = [
        "# Pages",
        "",
        "Every address, who may open it, and which action of the [permission table](permissions.md) it asks for at the",
        "organisation it names. Outside the account's scope the answer is 404; without signing in, the way to sign in.",
        "",
        "| Address | Name | Open to | Action | Besides |",
        "|---|---|---|---|---|",
    ]
    for name, path in addresses():
        asked = ACCESS[name]
        action = f"`{asked.action.value}`" if asked.action else ""
        rows.append(f"| `{path}` | `{name}` | {asked.door.value} | {action} | {asked.note} |")
    return "\n".join(rows)
