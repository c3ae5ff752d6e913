"""Let ftfy repair each text file below a folder, and count those that it would change."""

from __future__ import annotations

import sys
from pathlib import Path

import ftfy


def main(folder: str) -> None:
    """Read all files; nothing is written."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt")))
    print(sum(ftfy.fix_text(text) != text for text in texts))


if __name__ == "__main__":
    main(sys.argv[1])
