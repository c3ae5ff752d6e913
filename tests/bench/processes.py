"""Run a command as people do, and tell what it took: time, processor time, memory.

Needs `os.wait4` and `os.posix_spawn`: Linux, macOS and other Unix systems.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LAUNCH = Path(__file__).with_name("launch.py")
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit that the system counts memory in."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process took, with those that it started itself."""

    status: int
    wall: float
    """Seconds from start to end."""
    processor: float
    """Seconds of all processors."""
    peak: float
    """Megabytes of memory at most, of the one process that had most; a dozen are the least told."""


def run(call: Sequence[str], environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command to its end; what it prints is thrown away. `environment` is added to this one's.

    Raises:
        subprocess.CalledProcessError: there is no such program.

    """
    launched = subprocess.run(
        [sys.executable, "-S", str(_LAUNCH), *call],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        check=True,
    )
    status, wall, processor, peak = launched.stdout.split()
    return Ran(int(status), float(wall), float(processor), int(peak) * _PEAK_UNIT / 1e6)
