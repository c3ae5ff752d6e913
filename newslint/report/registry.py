"""The reports by the name that `--output-format` takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from newslint.report.concise import concise
from newslint.report.full import full
from newslint.report.github import GitHubReporter
from newslint.report.gitlab import GitLabReporter
from newslint.report.grouped import grouped
from newslint.report.html.reporter import HtmlReporter
from newslint.report.junit import JUnitReporter
from newslint.report.rdjsonl import RdJsonLinesReporter
from newslint.report.sarif import SarifReporter
from newslint.report.statistics import StatisticsReporter, as_json, as_markdown, as_text
from newslint.report.structured import JsonLinesReporter, JsonReporter
from newslint.report.text import TextReporter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.report.protocols import ReporterFactory

REPORTERS: Mapping[str, ReporterFactory] = {
    "full": partial(TextReporter, full),
    "concise": partial(TextReporter, concise),
    "grouped": partial(TextReporter, grouped),
    "json": JsonReporter,
    "jsonl": JsonLinesReporter,
    "sarif": SarifReporter,
    "github": GitHubReporter,
    "gitlab": GitLabReporter,
    "junit": JUnitReporter,
    "rdjsonl": RdJsonLinesReporter,
    "html": HtmlReporter,
    "statistics": partial(StatisticsReporter, as_text),
    "statistics-json": partial(StatisticsReporter, as_json),
    "statistics-markdown": partial(StatisticsReporter, as_markdown),
}
"""What begins each report, in the order in which `--help` lists them."""

AUTO = "auto"
"""Stands for the report that suits where newslint runs: `github` or `full`."""
