"""What is the same everywhere. Deployment facts come from the environment; docs/settings.md lists each of them."""

from email.utils import parseaddr
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[2]
env = environ.FileAwareEnv()
env.ENVIRON.setdefault("OPENBLAS_NUM_THREADS", "1")  # for numpy, read later: its threads mostly wait, at full cost

SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var"))).absolute()
VAR.mkdir(parents=True, exist_ok=True)
SEARCHES_WRITTEN_EVERY = 10.0  # seconds for which the counts of what visitors search for wait in a process
SEARCH_ROOT = VAR / "search"  # the index as files, which can be made from the database at any time
SEALING_KEY_FILE = env.str("SEALING_KEY_FILE", default=str(VAR / "sealing.key"))
SEALING_KEY_MAY_BE_MADE = False  # a key file that is missing in production is a fault, not a reason for a new key
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
CLAMD_SOCKET = env.str("CLAMD_SOCKET", default="")
ELASTICSEARCH_URL = env.list("ELASTICSEARCH_URL", default=[])
ELASTICSEARCH_INDEX = env.str("ELASTICSEARCH_INDEX", default="quadro")
ELASTICSEARCH_KEY = env.str("ELASTICSEARCH_KEY", default="")
ELASTICSEARCH_CA = env.str("ELASTICSEARCH_CA", default="")
EMBEDDER = env.str("EMBEDDER", default="")
EMBEDDER_MODEL = env.str("EMBEDDER_MODEL", default="multilingual-e5-small")
EMBEDDER_KEY = env.str("EMBEDDER_KEY", default="")
TASK_ENGINE = env.str("TASK_ENGINE", default="database")
REDIS_URL = env.str("REDIS_URL", default="")

INSTALLED_APPS = [
    "hub.home",
    "search",
    "projects",
    "challenges",
    "partners",
    "hub.base",
    "hub.accounts",
    "hub.kit",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "hub.accounts.cmsapps.UsersConfig",  # wagtail.users, with our own form
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.locales",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rules",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "hub.kit.middleware.request_context",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "hub.kit.middleware.admin_nonce",
    "hub.kit.middleware.response_headers",
    "hub.kit.middleware.DatabaseGuard",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hub.kit.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hub.accounts.middleware.SessionActivityMiddleware",
    "hub.accounts.middleware.StaffSecondFactorMiddleware",
    "hub.accounts.middleware.EditorsLanguageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["hub.kit.templatetags.ui", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.base.chrome.chrome",
            ],
        },
    }
]

# --- Data -------------------------------------------------------------------------------------------------------
# SQLite serves demo and tests: IMMEDIATE refuses no concurrent writer, FULL survives a power cut (docs/operations.md).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
POSTGRES_OPTIONS = {
    "connect_timeout": 2,
    "keepalives": 1,
    "tcp_user_timeout": 3000,
    "options": "-c statement_timeout=10s -c lock_timeout=8s -c idle_in_transaction_session_timeout=15s",
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'quadro.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["OPTIONS"] = POSTGRES_OPTIONS
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

if REDIS_URL:
    CACHES = {"default": {"BACKEND": "hub.kit.cache.SteadyRedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR / "cache"}}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
SERVE_MEDIA = False  # the web server in front does
PRIVATE_ROOT = VAR / "private"
STATIC_ROOT = VAR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "hub" / "static"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# The queue is rows; Celery is told of them. An engine nobody knows is refused by a check (hub/kit/engine.py).
TASK_BACKENDS = {"celery": "hub.kit.engine.CeleryBackend"}
TASKS = {
    "default": {
        "BACKEND": TASK_BACKENDS.get(TASK_ENGINE, "django_tasks_db.DatabaseBackend"),
        "QUEUES": [],  # every name is allowed
    }
}

# --- Language and time ------------------------------------------------------------------------------------------
FORMAT_MODULE_PATH = "hub.base.dates"
LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "hub" / "locale", ROOT / "hub" / "locale" / "cms"]  # our words; Wagtail's missing Danish
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- People -----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "rules.permissions.ObjectPermissionBackend",
]
PASSWORD_HASHERS = ["hub.accounts.hashers.Argon2Hasher", "django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
ACCOUNT_ADAPTER = "hub.base.naming.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SIGNUP_FORM_CLASS = "hub.accounts.forms.SignupForm"
ACCOUNT_FORMS = {
    "signup": "hub.accounts.signing_up.SignupForm",
    "request_login_code": "hub.accounts.signing_up.RequestCodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TRUST_ENABLED = False  # a trusted browser leaves no record of the second factor
MFA_TOTP_ISSUER = "Quadro"
USERSESSIONS_TRACK_ACTIVITY = True  # shown to the person; noted by our own middleware, not at every request
STAFF_SECOND_FACTOR = True

# --- Wagtail ----------------------------------------------------------------------------------------------------
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y", "%d.%m.%Y %H:%M"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # every deadline is meant and read in one zone
WAGTAIL_FINISH_WORKFLOW_ACTION = "hub.base.approval.publish_approved"
WAGTAIL_SITE_NAME = "Quadro"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address that is read aloud or printed holds no %C3%B8
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_AUTOSAVE_INTERVAL = 10_000  # milliseconds; with the default of 500 it sent an approval a second time
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "base.HubImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 30_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "base.HubDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "danish"}}
WAGTAILEMBEDS_FINDERS = [{"class": "wagtail.embeds.finders.oembed"}]
TAGGIT_CASE_INSENSITIVE = True

# --- Mail -------------------------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Quadro <quadro@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default=f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}")

# --- Security ---------------------------------------------------------------------------------------------------
from csp.constants import NONCE, NONE, SELF  # noqa: E402 -- only used below

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
# The focal point's frame asks whether a touch can be heard with an attribute that says "return;", and nothing else may.
CMS_SCRIPT_SRC = [SELF, NONCE, "'unsafe-hashes'", "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"]
CMS_STYLE_SRC = [SELF, NONCE]
CMS_IMG_SRC = [SELF, "data:", "blob:"]  # pictures on their way up are shown from the browser's own memory
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hub.home.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Logs -------------------------------------------------------------------------------------------------------
LOGGING_CONFIG = "hub.kit.logs.configure"
LOGGING = {"style": env.str("LOG_STYLE", default="json"), "level": env.str("LOG_LEVEL", default="INFO")}
DEFAULT_EXCEPTION_REPORTER_FILTER = "hub.kit.logs.QuietReporterFilter"
