"""Until the first run is done, every address leads there; afterwards there is no such address."""

from . import code


class FirstRunGate:
    """Gives a request the addresses of the first run while it is due. Costs nothing once the code is gone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if code.is_waiting():
            from .opening import is_due  # the tables are not known yet when the middleware is loaded

            if is_due():
                request.urlconf = "xiaoping.firstrun.urls"
            else:  # a backup was restored, or the database is another one
                code.forget()
        return self.get_response(request)
