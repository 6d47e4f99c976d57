"""The permission table: which role may do what, where from."""

from bontot.domain.accounts.types import PERMISSIONS, Action, Relation, Role


PATH = "reference/permissions.md"
MARKS = {
    frozenset(): "",
    frozenset({Relation.OWN}): "own",
    frozenset({Relation.BELOW}): "below",
    frozenset(Relation): "own and below",
}


def text() -> str:
    """Write the table, one row an action."""
    rows = [
        "# Permissions",
        "",
        "Who holds a role at an organisation may do this there (own), at those below it (below), or both.",
        "What stands outside is answered as if it did not exist (404); what is seen and not allowed, with 403.",
        "",
        f"| Action | {' | '.join(f'{role.label} (`{role.value}`)' for role in Role)} |",
        f"|---|{'---|' * len(Role)}",
    ]
    for action in Action:
        cells = [MARKS[PERMISSIONS[action].get(role, frozenset())] for role in Role]
        rows.append(f"| {action.label} (`{action.value}`) | {' | '.join(cells)} |")
    return "\n".join(rows)
