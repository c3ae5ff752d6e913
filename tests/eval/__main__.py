"""Score newslint on the labelled evaluation data: `python -m tests.eval [--sample] [score.py's options]`.

The data is not part of the repository. It is looked for in `../shared/eval`, or where NEWSLINT_EVAL
says; without it there is nothing to do, which is said and is no failure.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path(os.environ.get("NEWSLINT_EVAL", HERE.parents[2] / "shared" / "eval"))
SAMPLE = ["--tracks", "seeds,clean,injected,wild", "--limit", "60"]
"""A quick look: some texts of each track, enough to see that nothing broke."""


def main(arguments: list[str]) -> int:
    """Run the data's own score.py on newslint as it is installed here."""
    script = DATA / "score.py"
    if not script.is_file():
        print(f"no evaluation data in {DATA}: nothing was scored")
        return 0
    options = [one for one in arguments if one != "--sample"]
    if "--sample" in arguments:
        options = [*SAMPLE, *options]
    command = shlex.join([sys.executable, "-m", "newslint"])
    kinds = ["--kinds", str(HERE / "kinds.json")]
    return subprocess.run(
        [sys.executable, str(script), str(DATA), "--cmd", command, *kinds, *options], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
