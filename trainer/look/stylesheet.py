"""One stylesheet out of one file per component: `static/css` joined in order, served under its hash."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from trainer.access import allow, anyone

BEFORE, AFTER = ("tokens", "base", "layout"), ("utilities", "preferences", "print")
ASSET = re.compile(r'url\("\.\./([^"]+)"\)')
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Sheet:
    """The joined stylesheet: its bytes, the same compressed, and the hash that names this version."""

    css: bytes
    zipped: bytes
    digest: str


def sources() -> Iterator[Path]:
    """Every part of the stylesheet in cascade order."""
    folder = settings.BASE_DIR / "static/css"
    yield from (folder / f"{name}.css" for name in BEFORE)
    yield from sorted((folder / "components").glob("*.css"))
    yield from (folder / f"{name}.css" for name in AFTER)


def sheet() -> Sheet:
    """The current stylesheet; read once, or again after an edit while DEBUG is on."""
    edited = max(path.stat().st_mtime_ns for path in sources()) if settings.DEBUG else 0
    return _joined(edited)


@lru_cache(maxsize=1)
def _joined(edited: int) -> Sheet:
    text = "\n".join(path.read_text() for path in sources())
    css = ASSET.sub(lambda found: f'url("{static(found[1])}")', text).encode()
    return Sheet(css, gzip.compress(css, mtime=0), sha256(css).hexdigest()[:12])


@allow(anyone)
@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the stylesheet: for a year under its own hash, freshly under any other."""
    current = sheet()
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(current.zipped if zipped else current.css, content_type="text/css; charset=utf-8")
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    lasting = digest == current.digest
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if lasting else "no-cache"
    return response
