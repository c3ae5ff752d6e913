"""Score newslint on the labelled evaluation data: `python -m tests.eval [--sample] [score.py's options]`.

`python -m tests.eval --measure-rules` measures each rule instead, and writes rules/measured.json.

The data is not part of the repository. It is looked for in `../shared/eval`, or where NEWSLINT_EVAL
says; without it there is nothing to do, which is said and is no failure.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.eval.measuring import write_measurement

HERE = Path(__file__).parent
DATA = Path(os.environ.get("NEWSLINT_EVAL", HERE.parents[2] / "shared" / "eval"))
KINDS = HERE / "kinds.json"
SAMPLE = ["--tracks", "seeds,clean,injected,wild", "--limit", "60"]
"""A quick look: some texts of each track, enough to see that nothing broke."""


def main(arguments: list[str]) -> int:
    """Run the data's own score.py on newslint as it is installed here."""
    script = DATA / "score.py"
    if not script.is_file():
        print(f"no evaluation data in {DATA}: nothing was scored")
        return 0
    if "--measure-rules" in arguments:
        write_measurement(DATA, KINDS)
        return 0
    options = [one for one in arguments if one != "--sample"]
    if "--sample" in arguments:
        options = [*SAMPLE, *options]
    command = shlex.join([sys.executable, "-m", "newslint"])
    kinds = ["--kinds", str(KINDS)]
    return subprocess.run(
        [sys.executable, str(script), str(DATA), "--cmd", command, *kinds, *options], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
