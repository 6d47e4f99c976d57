"""The headers that keep a page to itself: its own files, its own addresses, nothing inline."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


#: No 'unsafe-inline' and no other host, for any kind of content.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class SecurityHeaders:
    """Middleware that adds the content security policy and takes away powers no page uses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next one in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the headers added."""
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if request.path.startswith("/static/"):
            return response
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response
