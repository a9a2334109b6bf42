"""Server processes that do not outlive the one that started them."""

import ctypes
import os
import signal
import sys

PARENT = "RAPPORT_SERVE_PID"
PR_SET_PDEATHSIG = 1
"""From <linux/prctl.h>."""


def lead() -> None:
    """Called by the process that starts the workers: lets them know whom to follow."""
    os.environ[PARENT] = str(os.getpid())


def follow() -> None:
    """Called in a worker: die with the process that started it, even when that is killed without warning.

    Otherwise a worker would keep the port and go on answering with old code. Linux only; elsewhere nothing happens.
    """
    if not sys.platform.startswith("linux") or os.environ.get(PARENT) != str(os.getppid()):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.environ.get(PARENT) != str(os.getppid()):
        os.kill(os.getpid(), signal.SIGKILL)
