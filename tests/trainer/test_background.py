from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from trainer.operations import background

ran = []


@task(backend="background")
def note(word: str) -> None:
    ran.append(word)


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    settings.TASKS = settings.TASKS | {"background": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(background, "_sweeps", {})
    ran.clear()


def running_task(worker_id: str = "gone", started=timedelta(0), attempts: int = 1) -> DBTaskResult:
    note.enqueue("again")
    found = DBTaskResult.objects.get()
    found.status = TaskResultStatus.RUNNING
    found.started_at = timezone.now() - started
    found.worker_ids = [worker_id] * attempts
    found.save()
    return found


def test_what_is_queued_is_run_once(transactional_db):
    note.enqueue("a")
    note.enqueue("b")
    worker = background.Background()
    worker.once("me")
    worker.once("me")
    assert sorted(ran) == ["a", "b"]


def test_a_sweep_that_fails_does_not_stop_the_next():
    def fails():
        raise ValueError("no")

    def works():
        ran.append("swept")

    background.register_sweep(fails)
    background.register_sweep(works)
    background.register_sweep(works)
    background.sweep()
    assert ran == ["swept"]


def test_sweeps_run_at_the_start_and_then_only_now_and_then(db):
    def works():
        ran.append("swept")

    background.register_sweep(works)
    worker = background.Background()
    for _ in range(3):
        worker.once("me")
    assert ran == ["swept"]


def test_the_task_of_a_worker_killed_without_warning_is_queued_again(db, tmp_path):
    (tmp_path / "workers").mkdir()
    (tmp_path / "workers" / "killed").touch()
    running_task("killed")
    assert background.take_over_orphans() == 1
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY


def test_the_task_of_a_living_worker_is_left_alone(db):
    with background.Alive() as worker_id:
        running_task(worker_id, started=timedelta(hours=2))
        assert background.is_dead(worker_id) is False
        assert background.take_over_orphans() == 0


def test_a_worker_that_ends_well_leaves_no_lock(tmp_path):
    with background.Alive() as worker_id:
        assert background.lock_path(worker_id).is_file()
    assert background.is_dead(worker_id) is None


def test_a_worker_of_which_nothing_is_known_is_given_time(db):
    found = running_task("elsewhere")
    assert background.take_over_orphans() == 0
    found.started_at = timezone.now() - background.STALE - timedelta(seconds=1)
    found.save()
    assert background.take_over_orphans() == 1


def test_a_task_that_kills_every_worker_is_given_up(db, tmp_path):
    (tmp_path / "workers").mkdir()
    (tmp_path / "workers" / "killed").touch()
    running_task("killed", attempts=background.MAX_ATTEMPTS)
    background.take_over_orphans()
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_the_thread_stops_when_it_is_told(monkeypatch):
    monkeypatch.setattr(background.Background, "once", lambda self, worker_id: ran.append(worker_id))
    thread = background.Background()
    thread.start()
    thread.stop(seconds=10)
    assert not thread.is_alive()
