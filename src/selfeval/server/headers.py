"""What every answer tells the browser to be strict about, whoever made it: our pages, Voilà's, files and errors."""

from __future__ import annotations

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import OutputTransform

LOCAL = ("127.0.0.1", "localhost", "::1", "[::1]")
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
OF_A_NOTEBOOK = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Our widgets are modules that the kernel sends, and anywidget loads them from blobs; JupyterLab's front end adds its
style sheets to the page as it goes. Measured: without the first no widget comes, without the second no style of
JupyterLab's; `eval` is not needed."""

WITH_FORMS = frozenset({"/log-ind", "/adgang", "/noegle"})
NOTEBOOKS = frozenset({"/facilitator", "/deltager", "/leder", "/forsker"})
WITHIN_THE_HOUSE = "same-origin"
"""For pages that send forms: under `no-referrer` a browser does not even tell us that a form is our own page's."""

SECURITY = {
    "Content-Security-Policy": STRICT,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class SecurityHeaders(OutputTransform):
    """Put on every answer that Tornado sends, after the handler has set its own."""

    def __init__(self, request: HTTPServerRequest) -> None:
        self._request = request

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        for name, value in SECURITY.items():
            headers[name] = value
        if self._request.path in WITH_FORMS | NOTEBOOKS:
            headers["Referrer-Policy"] = WITHIN_THE_HOUSE
        if self._request.path in NOTEBOOKS and status_code == 200:
            headers["Content-Security-Policy"] = OF_A_NOTEBOOK
        if self._request.protocol == "https" or self._request.host_name in LOCAL:  # elsewhere browsers complain of it
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers.pop("Server", None)
        return status_code, headers, chunk
