"""Who is making a reply. A lease with a heartbeat, so that another worker takes over when its owner dies."""

import os
import secrets
import socket
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from simulations.models import Turn

LEASE = timedelta(seconds=10)
HEARTBEAT_SECONDS = 3.0
_token = secrets.token_hex(6)


def owner_name() -> str:
    """This process: host, process id and a token that no restarted process shares. At most 64 characters."""
    return f"{socket.gethostname()[:36]}:{os.getpid()}:{_token}"


def lease_end() -> datetime:
    return timezone.now() + LEASE


def take_lease(reply_id: int, owner: str) -> bool:
    """Become the maker of a reply that nobody is making; true when `owner` holds the lease now."""
    reply = Turn.objects.filter(pk=reply_id, state__in=Turn.IN_FLIGHT).first()
    if reply is None:
        return False
    if reply.lease_owner == owner:
        return True
    held = reply.lease_owner and reply.lease_until and reply.lease_until > timezone.now()
    if held and not is_dead(reply.lease_owner):
        return False
    unchanged = Turn.objects.filter(pk=reply_id, lease_owner=reply.lease_owner, lease_until=reply.lease_until)
    return bool(unchanged.update(lease_owner=owner, lease_until=lease_end()))


def is_dead(owner: str) -> bool:
    """True when the owner was a process of this host that is gone. A guess is harmless: writes are fenced."""
    host, _, rest = owner.partition(":")
    pid, _, token = rest.partition(":")
    if host != socket.gethostname()[:36] or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return token != _token
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def extend_leases(reply_ids: list[int], owner: str) -> None:
    """The heartbeat: one statement for every reply this process is making."""
    held = Q(pk__in=reply_ids, lease_owner=owner)
    Turn.objects.filter(held).update(lease_until=lease_end())
