"""What happens around every request: whose it is, the language, the idle time-out, and one line in the log."""

import json
import logging
import time
import uuid

from django.conf import settings
from django.contrib.auth import logout
from django.middleware.locale import LocaleMiddleware

requests = logging.getLogger("xiaoping.requests")
TOUCHED = "touched"
TOUCH_EVERY = 60  # seconds


class ChosenLanguage(LocaleMiddleware):
    """Chinese unless the user has switched to English: office machines often ask for a language nobody chose."""

    def process_request(self, request):
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)


class ClientAddress:
    """Behind the proxy of `XIAOPING_TLS`, a request comes from whom the proxy names: locks and logs go by it.

    The proxy must set X-Forwarded-For itself; nothing else may reach the server's port.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.TLS and (named := request.META.get("HTTP_X_FORWARDED_FOR", "")):
            request.META["REMOTE_ADDR"] = named.rpartition(",")[2].strip()
        return self.get_response(request)


class IdleTimeout:
    """A session ends `SESSION_COOKIE_AGE` after its last page. Written at most once a minute, to spare a statement."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = int(time.time())
            touched = request.session.get(TOUCHED, 0)
            if touched and now - touched > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif now - touched > TOUCH_EVERY:
                request.session[TOUCHED] = now
        return self.get_response(request)


class RequestLog:
    """One line a request: id, user, address, status, milliseconds. Query strings are left out: they may hold names."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = uuid.uuid4().hex[:12]
        start = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = request.id
        user = getattr(request, "_cached_user", None)  # whom the page looked up; the log asks for nobody
        requests.info(
            "request",
            extra={
                "data": {
                    "id": request.id,
                    "user": user.pk if user is not None else None,
                    "method": request.method,
                    "path": request.path,
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - start) * 1000, 1),
                }
            },
        )
        return response


class JsonLines(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record):
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "data", {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
