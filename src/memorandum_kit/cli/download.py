"""Fetching a file where a person has asked for it: by HTTP, bounded, whole or not at all. The only way to the network."""

from __future__ import annotations

import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from memorandum_kit import __version__
from memorandum_kit.errors import BadInput, Refused, TooLarge

_CHUNK = 1 << 18
_TIMEOUT = 30.0  # seconds without an answer


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to other hosts, but neither to another scheme nor from encryption to none."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse a redirection that urllib would take."""
        if urlsplit(newurl).scheme not in ("https", urlsplit(req.full_url).scheme):
            raise urllib.error.URLError("it is redirected to an address without encryption")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, target: Path, *, most: int, progress: Callable[[int, int], None] | None = None) -> None:
    """Write what an address gives into a file.

    Args:
        url: http or https.
        target: the file; it is not there afterwards if anything goes wrong.
        most: bytes that are taken at most.
        progress: called with the bytes that have come and all of them (0 where the server does not tell).

    Raises:
        BadInput: no such address.
        Refused: it cannot be reached, or what came is not whole.
        TooLarge: more than `most`.
    """
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise BadInput(f"{url[:80]!r} is no address on the web", advice="It begins with https://.")
    opener = urllib.request.build_opener(_Redirects)
    request = urllib.request.Request(url, headers={"User-Agent": f"memorandum_kit/{__version__}"})
    try:
        with opener.open(request, timeout=_TIMEOUT) as answer, target.open("wb") as out:
            told = answer.headers.get("Content-Length", "")
            whole = int(told) if told.isdecimal() else 0
            came = 0
            while whole <= most and came <= most and (chunk := answer.read(_CHUNK)):
                came += len(chunk)
                out.write(chunk)
                if progress is not None:
                    progress(came, whole)
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, socket.gaierror, OSError) as error:
        target.unlink(missing_ok=True)
        raise Refused(
            f"{url[:120]} cannot be fetched",
            why=_why(error),
            advice="Check the connection, or get the file on another machine and install it: "
            "memorandum engine install FILE.argosmodel",
        ) from None
    if max(came, whole) > most:
        target.unlink(missing_ok=True)
        raise TooLarge(f"{url[:120]} is not fetched", why=f"it has more than {most // 1024**2} MB")
    if whole and came < whole:
        target.unlink(missing_ok=True)
        raise Refused(f"{url[:120]} did not come whole", why=f"{came} of {whole} bytes", advice="Try again.")


def _why(error: BaseException) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answers {error.code}"
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    return str(getattr(reason, "strerror", None) or reason)[:120] or type(error).__name__
