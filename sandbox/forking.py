"""What Python mends in a child after each fork, left out where there is nothing to mend.

Forking itself is the fork server's; this comes before all it imports.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

# At a fork they make locks anew that another thread may have held. Here there is no other thread.
_ABOUT_THREADS = frozenset({"threading", "logging"})


def leave_threads_alone() -> None:
    """Let modules that are imported from now on register nothing about other threads.

    In each child that took 0.4 ms, half of what Python does at a fork. What else is registered,
    such as that of `random` for new seeds, stays.
    """
    register: Callable[..., None] = os.register_at_fork

    def register_at_fork(**hooks: Any) -> None:
        if sys._getframe(1).f_globals.get("__name__") not in _ABOUT_THREADS:  # noqa: SLF001
            register(**hooks)

    os.register_at_fork = register_at_fork
