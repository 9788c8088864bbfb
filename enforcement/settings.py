"""Settings of one installation: read from the environment by typed readers, which stop the start with the name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from celery.schedules import crontab
from csp.constants import NONE, SELF

from enforcement.environment import broker, count, database, flag, key, keys, log_level, parts, read, secret

BASE_DIR = Path(__file__).resolve().parent.parent
# the installation

SECRET_KEY = read("SECRET_KEY", "a random text of at least 32 characters", secret)
DEBUG = read("DEBUG", "true or false", flag, False)
SECURE = read("SECURE", "true (the site is reached by https) or false", flag, not DEBUG)
ALLOWED_HOSTS = read("ALLOWED_HOSTS", "host names divided by commas", parts)
CSRF_TRUSTED_ORIGINS = read("CSRF_TRUSTED_ORIGINS", "origins (https://host) divided by commas", parts, [])
PUBLIC_URL = read("PUBLIC_URL", "the address of the site such as https://host, for codes on papers", str, "")
LOG_LEVEL = read("LOG_LEVEL", "DEBUG, INFO, WARNING, ERROR or CRITICAL", log_level, "INFO")

DATA_KEYS = read("DATA_KEYS", "id:key divided by commas, keys of 32 bytes in base64, current first", keys)
LOOKUP_KEY = read("LOOKUP_KEY", "32 bytes in base64", key)
CHECKPOINT_KEY = read("CHECKPOINT_KEY", "32 bytes in base64 (the seed of an Ed25519 key)", key)
CHECKPOINT_DIR = read("CHECKPOINT_DIR", "a folder outside the database's disk for signed checkpoints", Path)
MEDIA_ROOT = read("MEDIA_ROOT", "a folder for received files, never served by a web server", Path)
UPLOAD_MAX_BYTES = read("UPLOAD_MAX_BYTES", "a number of bytes", count, 50 * 1024 * 1024)
OFFICIAL_FONT_PATH = read("OFFICIAL_FONT_PATH", "the path of a font file for official papers", Path, None)

RECORD_SUBJECTS = {"case": "cases.Case"}
NUMBERED_SUBJECTS = {**RECORD_SUBJECTS, "document": "cases.Document"}  # pages may name them by their numbers

# database: web, worker and beat are `app`, which owns nothing; `owner` is there only while migrating

_POOL_MAX = read("DATABASE_POOL_MAX", "connections per process, 0 for no pool", count, 8)
_SAY_DATABASE = "postgresql://role:password@host:port/name"


def _connection(config: dict[str, Any], *, pooled: bool, patience: str) -> dict[str, Any]:
    options: dict[str, Any] = {
        "connect_timeout": 5,
        "options": f"-c statement_timeout={patience} -c idle_in_transaction_session_timeout={patience}",
    }
    if pooled and _POOL_MAX:
        options["pool"] = {"min_size": 1, "max_size": _POOL_MAX, "timeout": 10}
    return {**config, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


DATABASES = {
    "default": _connection(
        read("DATABASE_URL", f"{_SAY_DATABASE} with the role app", database), pooled=True, patience="60s"
    )
}
if _owner := read("DATABASE_OWNER_URL", f"{_SAY_DATABASE} with the role owner", database, None):
    DATABASES["owner"] = _connection(_owner, pooled=False, patience="0")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# applications

INSTALLED_APPS = [
    "enforcement",
    "community",
    "discretion",
    "cases",
    "supervision",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "guardian",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "enforcement.kernel.logs.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "enforcement.kernel.web.SessionEnds",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "enforcement.kernel.web.Refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "enforcement.urls"
WSGI_APPLICATION = "enforcement.wsgi.application"
# The object permissions are read by our own queries, so guardian's backend is left out on purpose.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

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
            ],
        },
    }
]

# accounts and sessions

AUTH_USER_MODEL = "enforcement.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "enforcement.policies.Backend"]
PASSWORD_HASHERS = ["enforcement.passwords.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"

ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False

AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "errors/locked_out.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_IDLE_MINUTES = read("SESSION_IDLE_MINUTES", "a number of minutes", count, 30)
SESSION_ABSOLUTE_HOURS = read("SESSION_ABSOLUTE_HOURS", "a number of hours", count, 12)
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = SESSION_IDLE_MINUTES * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
if SECURE:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrftoken"
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:", "blob:"],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}

# language, time, files, cache

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = read("STATIC_ROOT", "the folder static files are collected into", Path, BASE_DIR / "collected")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# programming interface

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "enforcement.kernel.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "enforcement.kernel.api.CursorPages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "enforcement.kernel.api.exception_handler",
    "COERCE_DECIMAL_TO_STRING": True,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "城市管理执法办案接口",
    "DESCRIPTION": "办理当场处罚案件的全部步骤。每一步都核对法律依据，不合法的请求返回 422 和所依据的条款。",
    "VERSION": "1.0.0",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SORT_OPERATIONS": True,
}

# jobs

CELERY_BROKER_URL = read("BROKER_URL", "redis://:password@host:port/number", broker)
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_CREATE_MISSING_QUEUES = True
CELERY_TASK_ROUTES = {
    "cases.render_*": {"queue": "papers"},
    "cases.sweep_*": {"queue": "sweeps"},
    "cases.verify_*": {"queue": "sweeps"},
    "enforcement.*": {"queue": "sweeps"},
}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    # One try for whoever sends; the worker's own reconnecting does not look here.
    "max_retries": 1,
    **dict.fromkeys(("interval_start", "interval_step", "interval_max"), 0),
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A request must never wait for a broker that is away: the sweeps find what is pending.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_BEAT_SCHEDULE_FILENAME = read("BEAT_SCHEDULE", "the path of beat's file", str, "celerybeat-schedule")


def _every(task: str, schedule: crontab, expires: int) -> dict[str, Any]:
    # A worker that was away must not find a pile of the same sweep: what was not taken in time is dropped.
    return {"task": task, "schedule": schedule, "options": {"expires": expires}}


CELERY_BEAT_SCHEDULE = {
    "sweep clocks each morning": _every("cases.sweep_clocks", crontab(hour="6", minute="0"), 3600),
    "sweep clocks on change": _every("cases.sweep_clocks", crontab(minute="*/10"), 540),
    "make a checkpoint": _every("enforcement.make_checkpoint", crontab(minute="5"), 3000),
    "verify the record": _every("enforcement.verify_record", crontab(hour="4", minute="40"), 3600),
    "purge idempotency keys": _every("enforcement.purge_idempotency", crontab(hour="3", minute="20"), 3600),
    "verify evidence": _every("cases.verify_evidence", crontab(hour="2", minute="10"), 3600),
    "drain the outbox": _every("cases.drain_outbox", crontab(), 55),
    "render pending papers": _every("cases.render_pending", crontab(), 55),
}

# logs: JSON lines on the error stream, no personal data

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "enforcement.kernel.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        "django.db.backends": {"level": "INFO"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
