"""What is said of an input that newslint did not survive: a notice that names it, and no more.

An input that lacks memory, hits upon a bug or brings its process down costs nothing but its own
outcome. What a user can mend for the whole run, such as a rule, is no accident and ends the run.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from newslint.errors import NewslintError
from newslint.model.finding import Notice
from newslint.pipeline.outcome import Outcome, Portion

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.pipeline.outcome import Job

_LEFT = "was left as it is"
_THEY_LEFT = "were left as they are"


def surviving(shown: str, work: Callable[[], Outcome]) -> Outcome:
    """Give what `work` on an input came to; when it fails unexpectedly, an outcome that says so.

    Raises:
        NewslintError: the user has to mend something.

    """
    try:
        return work()
    except NewslintError:
        raise
    except MemoryError:
        return _failed(shown, f"there is not enough memory to look at it; it {_LEFT}")
    except Exception as error:  # noqa: BLE001 - whatever it is, other inputs are not to blame
        return Outcome(notices=(_bug(shown, error),))


def killed(work: Job | Portion, status: int | None, *, changed: bool) -> Outcome:
    """Give the outcome of a piece of work whose process died.

    `status` is as `multiprocessing` gives it: below zero for signals. `changed` says that the file
    is another one than when the process began.
    """
    after = "its repair was complete" if changed else f"the file {_LEFT}"
    what = "this file"
    if isinstance(work, Portion) and work.documents:
        first, last = work.documents[0].record, work.documents[-1].record
        what, after = f"records {first} to {last}", f"they {_THEY_LEFT}"
    told = f"the worker process that looked at {what} {_death(status)}; {after}"
    return _failed(work.shown, told)


def _death(status: int | None) -> str:
    if status is None or status >= 0:
        return f"ended unexpectedly (status {status})"
    name = f"signal {-status}"
    with suppress(ValueError):  # real-time signals have no name
        name += f", {signal.Signals(-status).name}"
    memory = ", perhaps for want of memory" if -status == getattr(signal, "SIGKILL", 9) else ""
    return f"was killed ({name}){memory}"


def _failed(shown: str, message: str) -> Outcome:
    return Outcome(notices=(Notice(shown, message),))


def _bug(shown: str, error: Exception) -> Notice:
    import traceback  # noqa: PLC0415 - hardly ever

    trace = "".join(traceback.format_exception(error))
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = traceback.format_exception_only(error)[-1].strip()
    return Notice(
        shown,
        f"a bug in newslint, {what} (in {last.name}, {last.filename}:{last.lineno}), kept it from "
        f"being checked; it {_LEFT}",
        trace=trace,
    )
