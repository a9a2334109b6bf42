"""The worker inside the server process: runs queued tasks, sweeps now and then, picks up after workers that died.

Apps further right register what must be swept, from `AppConfig.ready`: `register_sweep(close_abandoned_calls)`.
Tasks and sweeps must be safe to run twice.
"""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

log = logging.getLogger("rapport.background")

BACKEND = "background"
POLL_SECONDS, SWEEP_SECONDS = 0.5, 30.0
STALE = timedelta(minutes=30)
"""After this a running task is taken over although nothing is known of its worker (another machine's, say)."""
MAX_ATTEMPTS = 5
"""A task that has taken down its worker this often is not tried again."""

Sweep = Callable[[], Any]
_sweeps: dict[str, Sweep] = {}
_warm_ups: dict[str, Sweep] = {}


def register_warm_up(warm_up: Sweep) -> None:
    """Call `warm_up()` once when a server process starts, so that its first visitor does not wait for it."""
    _warm_ups[f"{warm_up.__module__}.{warm_up.__qualname__}"] = warm_up


def register_sweep(sweep: Sweep) -> None:
    """Call `sweep()` about every SWEEP_SECONDS in each server process."""
    _sweeps[f"{sweep.__module__}.{sweep.__qualname__}"] = sweep


def sweep() -> None:
    """Run every registered sweep; one that fails does not stop the others."""
    _run_each(_sweeps)


def warm_up() -> None:
    """Run every registered warm-up; the site works without them, only slower at first."""
    _run_each(_warm_ups)


def _run_each(registered: dict[str, Sweep]) -> None:
    for name, function in registered.items():
        try:
            function()
        except Exception:  # noqa: BLE001 - whatever goes wrong in one, the next must run
            log.exception("failed: %s", name)


class Alive:
    """Shows other processes that this worker lives: a lock that the system lets go of even on kill -9."""

    folder = "workers"

    def __init__(self) -> None:
        self.worker_id = get_random_string(16)
        self._file: IO[str] | None = None

    def __enter__(self) -> str:
        path = lock_path(self.worker_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return self.worker_id

    def __exit__(self, *_: object) -> None:
        lock_path(self.worker_id).unlink(missing_ok=True)
        if self._file:
            self._file.close()


def lock_path(worker_id: str) -> Path:
    return Path(settings.VAR_DIR) / Alive.folder / os.path.basename(worker_id)


def is_dead(worker_id: str) -> bool | None:
    """True when the worker's lock is free, False while it is held, None when nothing is known of it."""
    path = lock_path(worker_id)
    if not path.is_file():
        return None
    with path.open("r") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def any_alive() -> bool:
    """Whether a server process works on this installation (of this machine's, and of a shared RAPPORT_VAR's)."""
    folder = Path(settings.VAR_DIR) / Alive.folder
    return folder.is_dir() and any(is_dead(path.name) is False for path in folder.iterdir())


def take_over_orphans() -> int:
    """Queue again what dead workers were running; answers how many tasks that were."""
    taken = 0
    for task in DBTaskResult.objects.running().filter(backend_name=BACKEND):
        dead = is_dead(task.worker_ids[-1]) if task.worker_ids else True
        stale = task.started_at is None or task.started_at < timezone.now() - STALE
        if dead or (dead is None and stale):
            lost = len(task.worker_ids) >= MAX_ATTEMPTS
            status = TaskResultStatus.FAILED if lost else TaskResultStatus.READY
            unchanged = DBTaskResult.objects.filter(
                pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
            )
            taken += unchanged.update(status=status, finished_at=timezone.now() if lost else None)
            log.warning("task %s of a dead worker is now %s", task.pk, status)
    return taken


class Background(threading.Thread):
    """Works through the queue until `stop()`. A daemon: it never keeps the process alive."""

    def __init__(self) -> None:
        super().__init__(name="rapport-background", daemon=True)
        self._stopping = threading.Event()
        self._worker: Worker | None = None
        self._next_sweep = 0.0

    def run(self) -> None:
        warm_up()
        with Alive() as worker_id:
            while not self._stopping.is_set():
                try:
                    self.once(worker_id)
                except DatabaseError:
                    log.exception("the queue cannot be read; trying again")
                    self._stopping.wait(5)
                finally:
                    close_old_connections()
                self._stopping.wait(POLL_SECONDS)

    def once(self, worker_id: str) -> None:
        """Sweep if it is time, then run every task that is ready."""
        if time.monotonic() >= self._next_sweep:
            self._next_sweep = time.monotonic() + SWEEP_SECONDS
            take_over_orphans()
            sweep()
        if DBTaskResult.objects.ready().filter(backend_name=BACKEND).exists():
            self._worker = _batch(worker_id)
            if not self._stopping.is_set():
                self._worker.run()

    def stop(self, seconds: float = 20) -> None:
        """Finish the running task, begin no other, and wait up to `seconds` for that."""
        self._stopping.set()
        if self._worker:
            self._worker.running = False
        self.join(seconds)


def _batch(worker_id: str) -> Worker:
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
    )
