"""The day that a date in a record names, as far as that is certain.

Only spellings of one reading are read: year, month and day in numbers, in this order, and what mail
and feeds write (`Fri, 03 May 2024`). `03/05/2024` is two days, so it is none.
"""

from __future__ import annotations

import re
from datetime import date

_NUMBERS = re.compile(
    r"(?P<year>\d{4})(?P<part>[-/.]?)(?P<month>\d{2})(?P=part)(?P<day>\d{2})(?!\d)"
)
_WRITTEN = re.compile(
    r"(?:[A-Za-z]{3}, )?(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3})[a-z]* (?P<year>\d{4})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_of(written: str) -> date | None:
    """Give the day that a date, with or without time, names; None if it cannot be told.

    >>> day_of("2024-05-03T10:00:00Z") == day_of("Fri, 03 May 2024 10:00 GMT") == date(2024, 5, 3)
    True
    """
    found = _NUMBERS.match(written)
    if found is not None:
        month = int(found["month"])
    else:
        found = _WRITTEN.match(written)
        if found is None or found["month"].lower() not in _MONTHS:
            return None
        month = _MONTHS.index(found["month"].lower()) + 1
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def is_no_day(written: str) -> bool:
    """Tell whether it is written like a day and there is no such day.

    >>> is_no_day("0000-00-00"), is_no_day("2024-02-30"), is_no_day("soon"), is_no_day("2024-02-28")
    (True, True, False, False)
    """
    found = _NUMBERS.match(written)
    return found is not None and bool(found["part"]) and day_of(written) is None
