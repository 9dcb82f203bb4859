"""The project's settings, with a quick hasher: Argon2 takes 100 MiB a password."""

import tempfile

from xiaoping.settings import *  # noqa: F403

FILES = tempfile.TemporaryDirectory(prefix="xiaoping-tests-")
MEDIA_ROOT = FILES.name
CACHES[SHARED_CACHE]["LOCATION"] = f"{FILES.name}/cache"  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECURE_SSL_REDIRECT = False
LANGUAGE_CODE = "en"
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405 – the live server serves static files
