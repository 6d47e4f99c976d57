"""What an installation may set, read from the settings' own source: nothing is listed by hand."""

import ast
import inspect
from importlib import import_module


PATH = "reference/settings.md"
MEANINGS = {
    "BONTOT_DEMO": "`1` for the demonstration: plain HTTP, and today is 31/12/2024",
    "BONTOT_DOCUMENTS": "where stored files are kept, outside the web root",
    "BONTOT_HOME": "where the private server, its files and the secret key are; `.bontot` of the clone",
    "BONTOT_HOSTS": "the host names answered to, with commas between",
    "BONTOT_HTTPS": "`0` when something before it does not speak HTTPS; cookies then go unprotected",
    "BONTOT_IDLE_MINUTES": "minutes without a touch after which a session on a shared machine ends",
    "BONTOT_OIDC_CLIENT": "the client's name at the OpenID Connect provider",
    "BONTOT_OIDC_NAME": "what the sign-in button says",
    "BONTOT_OIDC_SECRET": "the client's secret",
    "BONTOT_OIDC_URL": "the OpenID Connect provider; unset, there is none",
    "BONTOT_ORIGINS": "origins that forms may come from, behind a proxy",
    "BONTOT_OWNER_URL": "the database, as the role that owns the tables; migrations alone use it",
    "BONTOT_PROXIES": "how many proxies of your own stand before the server; without it all behind one count as one guesser",
    "BONTOT_SLIP_DAYS": "days a printed slip may open an account the first time",
    "BONTOT_MAIL_FROM": "the sender of mail",
    "BONTOT_SMTP_HOST": "the mail server; unset, no mail leaves",
    "BONTOT_SMTP_PASSWORD": "its password",
    "BONTOT_SMTP_PORT": "its port",
    "BONTOT_SMTP_TLS": "0 for a mail server that speaks without encryption, on this machine alone",
    "BONTOT_SMTP_USER": "its user",
    "BONTOT_TODAY": "the day the product takes for today; unset, the machine's",
    "BONTOT_URL": "where the pages are, for the one link a mail holds; unset, mail holds none",
    "DATABASE_URL": "the database, as the application's role; unset, a private server is started",
    "SECRET_KEY": "signs sessions; unset, one is made and kept in BONTOT_HOME",
}


def variables() -> dict[str, str]:
    """Return each variable the settings read, with its default as written in the source."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(inspect.getsource(import_module("bontot.project.settings")))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get":
            name = ast.literal_eval(node.args[0])
            default = ast.unparse(node.args[1]) if len(node.args) > 1 else ""
            found[name] = found.get(name) or default
    return found


def text() -> str:
    """Write the table, one row a variable; one without a meaning stops the writing."""
    rows = [
        "# Settings",
        "",
        "Environment variables; none is needed for a trial.",
        "",
        "| Variable | Unset means | What it is |",
        "|---|---|---|",
    ]
    for name, default in sorted(variables().items()):
        rows.append(f"| `{name}` | {f'`{default}`' if default else ''} | {MEANINGS[name]} |")
    return "\n".join(rows)
