"""What a lesson page costs a signed-in learner, beside the same page for a visitor.

    python -m bench.pages

Alternates both in pairs within one process and prints medians of CPU time, their ratio, and the queries of each.
"""

import os
import statistics
import time
from io import BytesIO
from typing import Any

from bench.site import demo_environment

PAIRS = 150


def environ(path: str, cookie: str = "") -> dict[str, Any]:
    base = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return {**base, "HTTP_COOKIE": cookie} if cookie else base


def cpu_ms(application: Any, path: str, cookie: str = "") -> float:
    """CPU milliseconds of one request, body read."""
    status: list[str] = []
    start = time.process_time()
    response = application(environ(path, cookie), lambda code, *_: status.append(code))
    body = b"".join(response)
    response.close()
    spent = (time.process_time() - start) * 1000
    if status != ["200 OK"] or b"</html>" not in body:
        raise RuntimeError(f"{path} answered {status}")
    return spent


def signed_in_cookie() -> str:
    from django.conf import settings
    from django.test import Client

    from trainer.models import User

    client = Client()
    client.force_login(User.objects.filter(role="learner").order_by("pk").first())
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def queries_of(application: Any, path: str, cookie: str = "") -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        cpu_ms(application, path, cookie)
    return len(captured)


def measure() -> None:
    import django

    django.setup()
    from django.core.wsgi import get_wsgi_application

    from courses.models import LessonPage

    application, cookie = get_wsgi_application(), signed_in_cookie()
    path = LessonPage.objects.filter(open_to_visitors=True).first().url.split("localhost:8000")[-1]
    for _ in range(10):
        cpu_ms(application, path), cpu_ms(application, path, cookie)
    pairs = [(cpu_ms(application, path), cpu_ms(application, path, cookie)) for _ in range(PAIRS)]
    ratios = sorted(learner / visitor for visitor, learner in pairs)
    visitor, learner = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"lesson page {path}, {PAIRS} alternating pairs")
    print(
        f"  CPU ms, median: visitor {visitor:.2f}, learner {learner:.2f}, ratio of medians {learner / visitor:.2f}"
    )
    print(
        f"  ratio within a pair: p10 {ratios[PAIRS // 10]:.2f}, median {statistics.median(ratios):.2f}, ",
        end="",
    )
    print(f"p90 {ratios[PAIRS * 9 // 10]:.2f}   (goal <= 1.30)")
    print(
        f"  queries: visitor {queries_of(application, path)}, learner {queries_of(application, path, cookie)}",
        end="",
    )
    print("   (goal <= 12)")


def main() -> None:
    with demo_environment() as env:
        os.environ.update(env)
        os.environ["DJANGO_SETTINGS_MODULE"] = "trainer.settings"
        measure()


if __name__ == "__main__":
    main()
