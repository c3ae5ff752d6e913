"""Let datatrove's C4 and Gopher filters judge each text file below a folder, and count those that pass."""

from __future__ import annotations

import sys
from pathlib import Path

from datatrove.data import Document
from datatrove.pipeline.filters import (
    C4QualityFilter,
    GopherQualityFilter,
    GopherRepetitionFilter,
)


def main(folder: str) -> None:
    """Ask all three filters about all files: what one refuses, the others see, too."""
    filters = (C4QualityFilter(), GopherQualityFilter(), GopherRepetitionFilter())
    passed = 0
    for path in sorted(Path(folder).rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        verdicts = [one.filter(Document(text=text, id=path.name)) for one in filters]
        passed += all(verdict is True for verdict in verdicts)
    print(passed)


if __name__ == "__main__":
    main(sys.argv[1])
