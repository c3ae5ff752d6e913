"""What the benchmark measures of processes, and how it shows it."""

from __future__ import annotations

import sys

import pytest

from tests.bench.peers import PEERS, Peer
from tests.bench.processes import run
from tests.bench.table import Table, figure

TABLE = Table("Speed", ("", "MB/s"), [("portable", "0.5"), ("regex", "12")])


def test_a_table_is_aligned() -> None:
    assert TABLE.plain() == "Speed\n            MB/s\n  portable   0.5\n  regex       12"


def test_a_table_is_markdown() -> None:
    assert TABLE.markdown().splitlines() == [
        "**Speed**",
        "",
        "|  | MB/s |",
        "| --- | ---: |",
        "| portable | 0.5 |",
        "| regex | 12 |",
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0.08251, "0.0825"), (33.27, "33.3"), (9.999, "10.0"), (1234.5, "1234"), (100, "100")],
)
def test_figures_have_three_digits(number: float, shown: str) -> None:
    assert figure(number) == shown


def test_a_process_is_measured() -> None:
    ran = run(
        [
            sys.executable,
            "-c",
            "import os; b = b'x' * 90_000_000; os._exit(len(os.environ['WHAT']))",
        ],
        {"WHAT": "abc"},
    )
    assert ran.status == 3
    assert ran.processor > 0
    assert ran.wall > 0
    assert 90 < ran.peak < 200


def test_tools_that_are_not_installed_are_left_out() -> None:
    assert Peer("some", ("no-such-program",)).call(None) is None
    assert Peer("some", script="some.py", package="no_such_package").call(None) is None


def test_a_peer_of_our_own_dependencies_is_there() -> None:
    (ftfy,) = (peer for peer in PEERS if peer.package == "ftfy")
    call = ftfy.call(None)
    assert call is not None
    assert call[0] == sys.executable
