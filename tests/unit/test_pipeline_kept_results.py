"""Lines that are kept: none is believed that is not as it was written."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.pipeline.kept_results import Entry, KeptResults, key_of

RULING = "0" * 32
OTHER = "1" * 32


def entry(number: int, content: str = "[]", ruling: str = RULING) -> Entry:
    return Entry(ruling, key_of(number), content)


def kept(folder: Path, *entries: Entry) -> KeptResults:
    results = KeptResults(folder)
    results.keep(entries)
    results.write()
    return KeptResults(folder)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".gitignore"]


def test_entries_are_kept(tmp_path: Path) -> None:
    results = kept(tmp_path / "a/b", entry(1), entry(2, "[2]"), entry(1, "[3]", OTHER))
    assert results.recall(RULING, key_of(1)) == "[]"
    assert results.recall(RULING, key_of(2)) == "[2]"
    assert results.recall(OTHER, key_of(1)) == "[3]"
    assert results.recall(OTHER, key_of(2)) is None
    assert results.recall("2" * 32, key_of(1)) is None


def test_the_last_of_several_counts(tmp_path: Path) -> None:
    kept(tmp_path, entry(1, "[1]"), entry(1, "[2]"))
    assert kept(tmp_path, entry(1, "[3]")).recall(RULING, key_of(1)) == "[3]"


def test_without_folder_nothing_is_kept() -> None:
    results = KeptResults(None)
    results.keep([entry(1)])
    results.write()
    results.touch(RULING)
    assert results.recall(RULING, key_of(1)) is None


def test_nothing_is_written_before_there_is_enough(tmp_path: Path) -> None:
    results = KeptResults(tmp_path)
    results.keep(map(entry, range(999)))
    assert files(tmp_path) == []
    results.keep([entry(999)])
    assert KeptResults(tmp_path).recall(RULING, key_of(0)) == "[]"


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kept(tmp_path / "file", entry(1)).recall(RULING, key_of(1)) is None


def test_a_folder_that_others_may_write_is_of_no_use(tmp_path: Path) -> None:
    kept(tmp_path, entry(1))
    (tmp_path / f"results-{RULING}").chmod(0o777)
    assert kept(tmp_path, entry(2)).recall(RULING, key_of(1)) is None
    assert len(files(tmp_path)) == 1


def test_an_entry_under_another_key_is_not_believed(tmp_path: Path) -> None:
    kept(tmp_path, entry(1), entry(2, "[2]"))
    for path in files(tmp_path):
        swapped = path.read_bytes().replace(key_of(1).encode(), key_of(2).encode())
        (path.parent / key_of(2)[:2]).write_bytes(swapped)
    assert KeptResults(tmp_path).recall(RULING, key_of(2)) in {None, "[2]"}


@settings(deadline=None)
@given(st.data())
def test_no_damage_is_believed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    kept(folder, entry(1, '[["es",[]]]'))
    (path,) = files(folder)
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    kind = data.draw(st.sampled_from(["cut", "flip", "add"]))
    if kind == "cut":
        del content[at:]
    elif kind == "flip":
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        content[at:at] = data.draw(st.binary(min_size=1, max_size=50))
    path.write_bytes(content)
    assert KeptResults(folder).recall(RULING, key_of(1)) in {None, '[["es",[]]]'}
    assert kept(folder, entry(1, "[1]")).recall(RULING, key_of(1)) == "[1]"


def test_files_do_not_grow_for_ever(tmp_path: Path) -> None:
    alike = [number for number in range(20_000) if key_of(number).startswith("00")]
    for number in alike:
        kept(tmp_path, entry(number, f'["{"x" * 10_000}"]'))
    (path,) = files(tmp_path)
    assert 100_000 < path.stat().st_size < 270_000
    results = KeptResults(tmp_path)
    assert results.recall(RULING, key_of(alike[0])) is None
    assert results.recall(RULING, key_of(alike[-1])) is not None


def test_folders_do_not_become_ever_more(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / f"results-{'a' * 32}.old").mkdir()
    foreign = tmp_path / f"results-{99:032x}"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("keep")
    os.utime(foreign, (0, 0))
    for number in range(12):
        kept(tmp_path, entry(number, ruling=f"{number:032x}"))
        os.utime(tmp_path / f"results-{number:032x}", (number + 1, number + 1))
    names = {path.name for path in tmp_path.iterdir()}
    assert {f"results-{number:032x}" for number in range(5, 12)} <= names
    assert not any(f"results-{number:032x}" in names for number in range(4))
    assert (tmp_path / "mine").is_dir()
    assert (foreign / "letter.txt").read_text() == "keep"


def test_what_was_used_stays(tmp_path: Path) -> None:
    kept(tmp_path, entry(1))
    folder = tmp_path / f"results-{RULING}"
    os.utime(folder, (1, 1))
    KeptResults(tmp_path).touch(RULING)
    assert folder.stat().st_mtime > 1


def test_it_goes_to_other_processes(tmp_path: Path) -> None:
    results = kept(tmp_path, entry(1))
    results.keep([entry(2)])
    copy = pickle.loads(pickle.dumps(results))
    assert copy.recall(RULING, key_of(1)) == "[]"
    copy.write()
    assert KeptResults(tmp_path).recall(RULING, key_of(2)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("ab", "c"), ("a", "bc"), id="cut-elsewhere"),
        pytest.param((1,), ("1",), id="kinds"),
        pytest.param(("a", None), ("a",), id="fewer"),
        pytest.param(("\ud800",), ("?",), id="half-a-pair"),
    ],
)
def test_keys_tell_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert key_of(*one) == key_of(*one)
    assert key_of(*one) != key_of(*other)
