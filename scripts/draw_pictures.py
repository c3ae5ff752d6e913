#!/usr/bin/env python3
"""Draw the pictures that the documentation shows.

    python scripts/draw_pictures.py docs/images

`terminal.svg` is what newslint prints of one of the examples in a terminal, its first and last lines.
`report.png` is the HTML report of both, with a category chosen, as Debian's chromium shows it.

The script decides how much is shown. It makes up nothing: both come from real runs.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

CALL = ("--select", "boilerplate,sentence", "examples/visita-inusual.txt")
"""Arguments of newslint in the terminal."""

WIDTH = 110
"""Columns of the terminal."""

FIRST, LAST = 36, 2
"""Lines that are shown of what it prints."""

VIEW = {"width": 1200, "height": 1240}
"""Pixels of the browser's window."""

CHOSEN = "category=sentence"
"""What the reader of the report has chosen."""

_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What fetches a font from the network; the reader's own will do."""


def main() -> None:
    """Draw both."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    draw_terminal(folder / "terminal.svg")
    draw_report(folder / "report.png")


def draw_terminal(target: Path) -> None:
    """Write what the terminal shows as SVG."""
    lines = run(*CALL, FORCE_COLOR="1").splitlines()
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard"
    )
    console.print(Text.from_ansi(f"$ newslint {' '.join(CALL)}"))
    for line in (*lines[:FIRST], "…", "", *lines[-LAST:]):
        console.print(Text.from_ansi(line), soft_wrap=False, overflow="ellipsis", no_wrap=True)
    # With an id of our own, the same input makes the same file.
    picture = console.export_svg(title="newslint", unique_id="terminal")
    target.write_text(_FONT.sub("", picture), encoding="utf-8")


def draw_report(target: Path) -> None:
    """Write what the browser shows as PNG."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        run("examples/", "--output", f"html={report}")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport=VIEW, color_scheme="light")
        page.goto(f"{report.as_uri()}#{CHOSEN}")
        page.wait_for_selector("#list > li")
        page.screenshot(path=target)
        browser.close()


def run(*arguments: str, **environment: str) -> str:
    """Give what newslint prints; that it finds something is no failure."""
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "newslint", "--isolated", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode > 1:
        sys.exit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
