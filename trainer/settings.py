"""Settings of a Rapport installation. Every value that an operator may change comes from the environment.

An installation is *local* while its address and hosts are this machine's: then it needs no configuration. As soon as
`SITE_URL` or `ALLOWED_HOSTS` names another host it is production: HTTPS, secure cookies and a `SECRET_KEY` of its own.
"""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from wagtail.embeds.oembed_providers import vimeo, youtube

from trainer.operations import services
from trainer.operations.environment import address, choice, clock, decimal, env, folder, number, switch
from trainer.operations.keys import site_key

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules
if not TESTING:
    environ.Env.read_env(BASE_DIR / ".env")

# The site -----------------------------------------------------------------------------------------------------------
VAR_DIR = folder("RAPPORT_VAR", BASE_DIR / "var")
DEBUG = switch("DEBUG", False)
RAPPORT_DEMO = switch("RAPPORT_DEMO", False)
HOST, PORT = env("HOST", default="127.0.0.1"), number("PORT", 8000, least=1, most=65535)
WORKERS = number("WORKERS", 2 if env("REDIS_URL", default="") else 1, least=1)
THREADS = number("THREADS", 8, least=1)
SITE_URL = address("SITE_URL", f"http://localhost:{PORT}")
THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]", "testserver"]
SITE_HOST = urlsplit(SITE_URL).hostname or ""
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS", default=[SITE_HOST]), *THIS_MACHINE]
LOCAL = {SITE_HOST, *ALLOWED_HOSTS} <= {*THIS_MACHINE, "::1"}
HTTPS = switch("HTTPS", SITE_URL.startswith("https") or not LOCAL)
if (DEBUG or RAPPORT_DEMO) and not LOCAL:
    raise ImproperlyConfigured(
        f"DEBUG and RAPPORT_DEMO are for this machine only; unset them for {SITE_URL}."
    )
SECRET_KEY, LOCAL_KEY_FILE = site_key(SITE_URL, LOCAL, VAR_DIR / "secret_key")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[] if LOCAL else [SITE_URL])

ROOT_URLCONF = "trainer.urls"
ASGI_APPLICATION = "trainer.asgi.application"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = clock("TIME_ZONE", "UTC")
USE_I18N = USE_TZ = True

RAPPORT_APPS = ["simulations", "courses", "records"]
INSTALLED_APPS = [
    "trainer",
    *RAPPORT_APPS,
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "trainer.middleware.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "trainer.middleware.TroubleMiddleware",
    "trainer.middleware.AccessMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ]
        },
    }
]

# What is kept -------------------------------------------------------------------------------------------------------
DATABASES: dict[str, dict[str, Any]] = {
    "default": services.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'rapport.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={'OFF' if TESTING else 'FULL'};",
    }
    DATABASES["default"]["TEST"] = {"NAME": env("TEST_DATABASE_NAME", default=str(VAR_DIR / "test.sqlite3"))}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": number("CONN_MAX_AGE", 0), "CONN_HEALTH_CHECKS": True}
CACHES = {"default": services.cache("REDIS_URL")}
AT_ONCE = "django_tasks.backends.immediate.ImmediateBackend"
QUEUED = AT_ONCE if TESTING else "django_tasks_db.DatabaseBackend"
TASKS = {"default": {"BACKEND": AT_ONCE}, "background": {"BACKEND": QUEUED}}
STATIC_URL, STATIC_ROOT, STATICFILES_DIRS = "/static/", VAR_DIR / "staticfiles", [BASE_DIR / "static"]
MEDIA_URL, MEDIA_ROOT = "/media/", VAR_DIR / "media"
AS_IS, HASHED = "django.contrib.staticfiles.storage.Static", "whitenoise.storage.CompressedManifestStatic"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": f"{AS_IS if LOCAL else HASHED}FilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = LOCAL
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "pptx", "txt", "xlsx"]
WAGTAILEMBEDS_FINDERS = [{"class": "wagtail.embeds.finders.oembed", "providers": [youtube, vimeo]}]

# People -------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "trainer.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 3 * 86400
RAPPORT_OPEN_SIGNUP = switch("RAPPORT_OPEN_SIGNUP", RAPPORT_DEMO)
RAPPORT_PUBLIC_PAGES = switch("RAPPORT_PUBLIC_PAGES", True)
ACCOUNT_ADAPTER = "trainer.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "trainer.forms.NameForm"
ACCOUNT_EMAIL_VERIFICATION = choice("EMAIL_VERIFICATION", {"mandatory", "optional", "none"}, "optional")
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {"login": "trainer.people.accounts.SignInForm"}
SESSION_COOKIE_AGE = number("SESSION_DAYS", 14, least=1) * 86400
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

WAGTAIL_SITE_NAME = "Rapport"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# E-mail and logs ----------------------------------------------------------------------------------------------------
globals().update(services.mail("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM", default=f"Rapport <rapport@{SITE_HOST}>")
EMAIL_TIMEOUT = 10
LOG_LEVEL = choice("LOG_LEVEL", {"DEBUG", "INFO", "WARNING", "ERROR"}, "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "trainer.operations.logs.OneLine"}},
    "handlers": {
        "stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}
    },
    "root": {"handlers": ["stdout"], "level": LOG_LEVEL},
    "loggers": {name: {"level": "WARNING"} for name in ("httpx2", "django_tasks", "wagtail")}
    | {name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
}

# What a browser is told ---------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
RELAXED_PREFIXES = ("/admin/", "/django-admin/")
RELAXED_POLICY: dict[str, Any] = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS and switch("HTTPS_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
if switch("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# A language model (optional). Any server that speaks Chat Completions; see docs/operators.md.
OPENAI_API_KEY = env("OPENAI_API_KEY", default="")
OPENAI_BASE_URL = env("OPENAI_BASE_URL", default="")
RAPPORT_MODEL = env("RAPPORT_MODEL", default="")
RAPPORT_JUDGE_MODEL = env("RAPPORT_JUDGE_MODEL", default="")
RAPPORT_CRITIC = switch("RAPPORT_CRITIC", False)
RAPPORT_MODEL_FIRST_SECONDS = number("RAPPORT_MODEL_FIRST_SECONDS", 30, 1)
RAPPORT_MODEL_REPLY_SECONDS = number("RAPPORT_MODEL_REPLY_SECONDS", 45, 1)
RAPPORT_MODEL_JUDGE_SECONDS = number("RAPPORT_MODEL_JUDGE_SECONDS", 120, 1)
RAPPORT_MODEL_REPLY_TOKENS = number("RAPPORT_MODEL_REPLY_TOKENS", 220, 1)
RAPPORT_MODEL_JUDGE_TOKENS = number("RAPPORT_MODEL_JUDGE_TOKENS", 1500, 1)
RAPPORT_MODEL_CONCURRENCY = number("RAPPORT_MODEL_CONCURRENCY", 200, 1)
RAPPORT_MODEL_CIRCUIT_FAULTS = number("RAPPORT_MODEL_CIRCUIT_FAULTS", 5, 1)
RAPPORT_MODEL_CIRCUIT_SECONDS = number("RAPPORT_MODEL_CIRCUIT_SECONDS", 30, 1)
RAPPORT_DAILY_TOKENS_LEARNER = number("RAPPORT_DAILY_TOKENS_LEARNER", 400_000)
RAPPORT_DAILY_TOKENS_TEAM = number("RAPPORT_DAILY_TOKENS_TEAM", 4_000_000)
RAPPORT_DAILY_TOKENS_SITE = number("RAPPORT_DAILY_TOKENS_SITE", 20_000_000)

# Calls: how fast the built-in candidate speaks (0 is at once), and after how much silence a call is closed.
RAPPORT_PACE = decimal("RAPPORT_PACE", 0.0 if TESTING else 1.0)
RAPPORT_ABANDON_MINUTES = number("RAPPORT_ABANDON_MINUTES", 30, least=1)
