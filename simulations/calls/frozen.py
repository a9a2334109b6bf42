"""The scenario as it was when a call began, and how a call reads it back."""

import hashlib
import json
from collections import OrderedDict
from threading import Lock
from typing import Any

from simulations.models import Call
from simulations.packs.pack import Pack
from simulations.packs.schema import parse

_KEPT = 64
_packs: OrderedDict[str, Pack] = OrderedDict()
_lock = Lock()


def freeze(pack: Pack) -> tuple[dict[str, Any], str]:
    """Return the pack as plain JSON data and the sha256 of its canonical form."""
    data = json.loads(json.dumps(pack.source, default=str))
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return data, hashlib.sha256(canonical.encode()).hexdigest()


def pack_of(call: Call) -> Pack:
    """The frozen pack of a call, parsed once per process and content."""
    with _lock:
        if call.pack_sha256 in _packs:
            _packs.move_to_end(call.pack_sha256)
            return _packs[call.pack_sha256]
    pack = parse(call.pack)
    with _lock:
        _packs[call.pack_sha256] = pack
        while len(_packs) > _KEPT:
            _packs.popitem(last=False)
    return pack
