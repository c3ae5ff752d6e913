"""Run the command in the arguments, throw away what it prints, and print what it took.

A process of its own, and a small one: what a program is said to need at most is never less than what the
process had that started it. `processes.run` reads the output.
"""

import os
import sys
import time

_READ, _WRITE = (0, os.O_RDONLY), (1, os.O_WRONLY)
_ERRORS = (2, os.O_WRONLY)


def main(call: list[str]) -> None:
    """Print exit status, seconds, processor seconds, and memory in the system's own unit."""
    quiet = [
        (os.POSIX_SPAWN_OPEN, stream, os.devnull, mode, 0)
        for stream, mode in (_READ, _WRITE, _ERRORS)
    ]
    started = time.perf_counter()
    process = os.posix_spawnp(call[0], call, os.environ, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    processor = used.ru_utime + used.ru_stime
    print(os.waitstatus_to_exitcode(status), wall, processor, used.ru_maxrss)


if __name__ == "__main__":
    main(sys.argv[1:])
