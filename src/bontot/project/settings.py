"""
Django's settings; importing them needs neither a database nor an environment.

What an installation may set is read here from environment variables, each listed in
docs/reference/settings.md. Two connections, because two roles: ``default`` is the application's role,
which owns nothing and is bound by row-level security; ``owner`` creates and alters tables and is used by
migrations alone.
"""

import datetime
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.management.utils import get_random_secret_key


def _state_folder() -> Path:
    if named := os.environ.get("BONTOT_HOME"):
        return Path(named)
    checkout = Path(__file__).resolve().parents[3]
    return (checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()) / ".bontot"


def _secret_key(folder: Path) -> str:
    if given := os.environ.get("SECRET_KEY"):
        return given
    kept = folder / "secret-key"
    return kept.read_text(encoding="ascii") if kept.is_file() else get_random_secret_key()


def database_from_url(url: str) -> dict[str, Any]:
    """
    Turn ``postgresql://user:password@host:port/name?option=value`` into Django's connection settings.

    A Unix socket folder is given as a percent-encoded host or as ``?host=/folder``.
    """
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    # urlsplit lower-cases `hostname`; a socket folder keeps its case
    host = parts.netloc.rpartition("@")[2].partition(":")[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(host),
        "PORT": options.pop("port", "") or str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


STATE_FOLDER = _state_folder()
SECRET_KEY = _secret_key(STATE_FOLDER)
DEBUG = False
DEMO = os.environ.get("BONTOT_DEMO", "") == "1"
ALLOWED_HOSTS = os.environ.get("BONTOT_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("BONTOT_ORIGINS", "").split(",") if o]

# The demo's audit salts derive from this, so that two demos are equal; elsewhere nobody can guess them
BONTOT_SALT_SEED = "demo" if DEMO else ""

# Read by interfaces/shared/clock.py alone; unset, the clock is the machine's
_today = os.environ.get("BONTOT_TODAY", "2024-12-31" if DEMO else "")
TODAY: datetime.date | None = datetime.date.fromisoformat(_today) if _today else None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "django_ltree",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "bontot.domain.apps.Domain",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "bontot.interfaces.shared.security_headers.SecurityHeaders",
    "django.middleware.gzip.GZipMiddleware",  # lengths are blurred against BREACH
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bontot.interfaces.shared.chosen_language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bontot.interfaces.web.components.watch.Watch",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "bontot.interfaces.shared.one_transaction.OneTransaction",
    "bontot.interfaces.web.components.faults.Faults",
]

ROOT_URLCONF = "bontot.project.urls"
WSGI_APPLICATION = "bontot.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).resolve().parents[1] / "interfaces" / "web"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bontot.interfaces.web.components.frame.frame",
            ],
            "libraries": {
                "bontot": "bontot.interfaces.web.components.tags",
                "demo_accounts": "bontot.interfaces.web.account.demo_accounts",
                "month": "bontot.interfaces.web.meetings.tags",
            },
        },
    },
]

# A name without a server: importing settings connects to nothing
_app_url = os.environ.get("DATABASE_URL", "postgresql:///bontot")
_owner_url = os.environ.get("BONTOT_OWNER_URL", _app_url)
DATABASES = {
    "default": database_from_url(_app_url),
    "owner": {**database_from_url(_owner_url), "CONN_MAX_AGE": 0},
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "bontot_cache",
    },
}

AUTH_USER_MODEL = "bontot.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "bontot.interfaces.web.account.adapter.Adapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# How many proxies of the installation's own stand before it: wrong guesses are counted by the address behind them
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("BONTOT_PROXIES", "0"))
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "first_sign_in": "10/m/ip,5/5m/key",
}
CSRF_FAILURE_VIEW = "bontot.interfaces.web.components.faults.csrf_failed"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {"login": "bontot.interfaces.web.account.forms.SignIn"}
MFA_ADAPTER = "bontot.interfaces.web.account.adapter.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Bốn Tốt"

# A printed slip opens an account for so long; a session on a shared machine ends after so long without a touch
SLIP_LIFE = datetime.timedelta(days=int(os.environ.get("BONTOT_SLIP_DAYS", "14")))
IDLE_SECONDS = 60 * int(os.environ.get("BONTOT_IDLE_MINUTES", "20"))
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if _oidc := os.environ.get("BONTOT_OIDC_URL"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "sso",
                "name": os.environ.get("BONTOT_OIDC_NAME", "SSO"),
                "client_id": os.environ.get("BONTOT_OIDC_CLIENT", ""),
                "secret": os.environ.get("BONTOT_OIDC_SECRET", ""),
                "settings": {"server_url": _oidc},
            },
        ],
    }

# Mail leaves only where an installation names a server
EMAIL_HOST = os.environ.get("BONTOT_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("BONTOT_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("BONTOT_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("BONTOT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST) and os.environ.get("BONTOT_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("BONTOT_MAIL_FROM", "bontot@localhost")
# Where the pages are, for the one link a mail holds
SITE_URL = os.environ.get("BONTOT_URL", "").rstrip("/")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.dummy.EmailBackend"
)

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [STATE_FOLDER / "locale"]  # compiled at set-up from interfaces/locale
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = STATE_FOLDER / "static"
STATICFILES_DIRS = [
    Path(__file__).resolve().parents[1] / "interfaces" / "web" / "static",
    STATE_FOLDER / "made",  # style sheet and subset type, made at set-up
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DOCUMENTS_ROOT = Path(os.environ.get("BONTOT_DOCUMENTS", STATE_FOLDER / "documents"))

# The queue: its tasks are named in one module, never looked for (our context `tasks` is something else)
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["bontot.interfaces.jobs.tasks"]

# HTTPS by default; the demo answers on the loopback address over plain HTTP
_https = os.environ.get("BONTOT_HTTPS", "0" if DEMO else "1") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Bounds: every list, upload, export and job has one
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 4
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "bontot.interfaces.shared.upload_bound.UploadBound",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
BUNDLE_BYTES = 50 * 1024 * 1024  # of the papers of a commune for a month, in one file
BUNDLE_DAYS = 7  # that such a file is kept
LIST_ROWS = 100
LIST_TREE = 400
EXPORT_ROWS = 100_000
