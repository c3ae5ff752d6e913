from __future__ import annotations

from datetime import date

import pytest

from newslint.model.day import day_of


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2024-05-03", id="iso"),
        pytest.param("2024-05-03T23:59:59+02:00", id="with-time"),
        pytest.param("2024-05-03 10:00", id="with-blank"),
        pytest.param("20240503", id="basic"),
        pytest.param("2024/05/03", id="slashes"),
        pytest.param("Fri, 03 May 2024 10:00:00 GMT", id="mail"),
        pytest.param("3 May 2024", id="words"),
    ],
)
def test_days(written: str) -> None:
    assert day_of(written) == date(2024, 5, 3)


@pytest.mark.parametrize(
    "written",
    ["", "03/05/2024", "1714723200", "1714723200000", "2024", "2024-13-01", "soon"],
)
def test_no_day_for_sure(written: str) -> None:
    assert day_of(written) is None
