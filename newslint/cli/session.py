"""One run of `newslint check`: from what was called for to the exit status.

What is found goes to standard output, what is to be told about the run to standard error; when
standard output gets a repaired text, reports go to standard error, too.
"""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newslint.cli.progress import tracked
from newslint.cli.streams import reporters, wants_color
from newslint.config.configuration import Config
from newslint.config.review import check_mentions, useless_ignores
from newslint.config.show import show_settings
from newslint.formats.discover import InputFile, Selection, discover
from newslint.formats.protocols import ReadSettings
from newslint.formats.registry import open_bytes
from newslint.model.finding import Notice
from newslint.model.summary import Summary
from newslint.pipeline.cache import Cache, cache_folder
from newslint.pipeline.rulings import Rulings
from newslint.pipeline.run import Job, Linter, Outcome, Task
from newslint.report.closing import closing_of_diff
from newslint.report.diff import colored_diff, unified_diff
from newslint.report.paint import painter
from newslint.report.protocols import ReportOptions
from newslint.report.registry import REPORTERS, STATISTICS
