"""The HTML report in a real browser: Debian's chromium, offline, the report opened from disk.

Not part of a plain `pytest`, since not every machine has a browser; `.ci/run` installs one and runs it:
`pytest tests/browser`.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from newslint.model.document import Document
from newslint.model.finding import Finding
from newslint.model.fix import Edit, Fix
from newslint.model.result import DocumentResult
from newslint.model.severity import Applicability, Severity
from newslint.model.span import Span
from newslint.model.summary import Summary
from newslint.report.html.reporter import HtmlReporter
from newslint.report.protocols import ReportOptions, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.timeout(300)

SERIOUS = {"serious", "critical"}
HOSTILE = "</script><script>document.title='broken'</script><!-- ]]> <img src=x onerror=alert(1)> &lt;\u2028"
SCREENSHOTS = os.environ.get("NEWSLINT_SCREENSHOTS")


def article(number: int) -> DocumentResult:
    text = f"Uno {HOSTILE} dos pasadoEl líder habló. READ Otra noticia. Fin {number}"
    rules = (
        (
            "boilerplate/related-link",
            "READ Otra noticia.",
            Severity.ERROR,
            ("", Applicability.SAFE),
        ),
        ("markup/html-tag", HOSTILE, Severity.ERROR, None),
        (
            "sentence/run-together",
            "pasadoEl",
            Severity.WARNING,
            ("pasado. El", Applicability.UNSAFE),
        ),
        ("whitespace/odd", "", Severity.INFO, None),
    )
    findings = []
    for rule, match, severity, repair in rules:
        span = Span(text.index(match), text.index(match) + len(match))
        fix = repair and Fix(f"write “{repair[0]}”", repair[1], (Edit(span, repair[0], match),))
        findings.append(Finding(rule, severity, span, f"found “{match}”", match, fix or None))
    return DocumentResult(
        Document(
            text,
            f"data/{number % 3}.jsonl",
            language=("es", "en", None)[number % 3],
            record=number,
            record_id=f"<b>{number}</b>",
            companions={"source": f"site{number % 30}.example"},
        ),
        tuple(sorted(findings, key=lambda finding: finding.order)),
    )


def write(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        verdict = Verdict("fail", ("boilerplate: 40 findings, 0 allowed",))
        reporter = HtmlReporter(stream, ReportOptions(verdict=lambda _: verdict))
        summary = Summary()
        for number in range(count):
            result = article(number)
            reporter.report([result])
            summary += Summary.of([result])
        reporter.finish(summary)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    assert program, "install Debian's chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program)
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("report") / "report.html", 40)


@pytest.fixture
def visit(browser: Browser, report: Path) -> Iterator[Callable[..., Page]]:
    """Open the report; whatever the page complains of or asks the network for fails the test."""
    troubles: list[str] = []
    contexts = []

    def opened(path: Path = report, address: str = "", **options: object) -> Page:
        context = browser.new_context(offline=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on(
            "request",
            lambda asked: troubles.append(asked.url) if asked.url != path.as_uri() else None,
        )
        page.goto(path.as_uri() + address)
        page.wait_for_selector("#list > li")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def has_status(page: Page, told: str | re.Pattern[str]) -> None:
    expect(page.locator("#status")).to_have_text(told)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1200])
def test_no_serious_obstacle(visit: Callable[..., Page], scheme: str, width: int) -> None:
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900})
    for summary in page.query_selector_all("#rule-list summary"):
        summary.click()
    page.click("#bars [data-choose=severity], #bars [data-choose=language]")
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in SERIOUS] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{scheme}-{width}.png", full_page=True)


def test_hostile_text_is_text(visit: Callable[..., Page]) -> None:
    page = visit()
    assert page.title() == "newslint report"
    assert page.locator("img, script:not([type=module]), b").count() == 0
    page.fill("#filters [name=search]", "onerror=alert")
    has_status(page, "120 findings as chosen")
    marked = page.inner_text("#list li:first-child mark")
    assert marked == HOSTILE.replace("\u2028", "<U+2028>")


def test_totals_and_verdict(visit: Callable[..., Page]) -> None:
    page = visit()
    has_status(page, "160 findings in all")
    assert "Gate: fail" in page.inner_text("#gate")
    assert "boilerplate: 40 findings, 0 allowed" in page.inner_text("#gate")
    assert page.inner_text("#totals div:first-child dd") == "160"
    assert page.inner_text("#worst table caption") == "Records"


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        pytest.param({"severity": "error"}, "80 findings as chosen", id="severity"),
        pytest.param({"category": "sentence"}, "40 findings as chosen", id="category"),
        pytest.param(
            {"rule": "whitespace/odd", "language": "es"},
            "14 findings as chosen",
            id="rule-language",
        ),
        pytest.param({"language": "und"}, "52 findings as chosen", id="unknown-language"),
        pytest.param({"source": "site0.example"}, "8 findings as chosen", id="source"),
        pytest.param({"fix": "safe"}, "40 findings as chosen", id="fix"),
    ],
)
def test_choices(visit: Callable[..., Page], choices: dict[str, str], told: str) -> None:
    page = visit()
    for name, value in choices.items():
        page.select_option(f"#filters [name={name}]", value)
    has_status(page, told)
    page.click("#filters [type=reset]")
    has_status(page, "160 findings in all")


def test_nothing_left(visit: Callable[..., Page], report: Path) -> None:
    page = visit()
    page.goto(f"{report.as_uri()}#fix=safe&severity=info")
    has_status(page, "0 findings as chosen")
    assert page.locator("#list > li").count() == 0
    page.click("#filters [type=reset]")
    has_status(page, "160 findings in all")


def test_a_bar_is_a_choice_and_keeps_the_focus(visit: Callable[..., Page]) -> None:
    page = visit()
    bar = "#bars button[value='sentence/run-together']"
    page.focus(bar)
    page.keyboard.press("Enter")
    has_status(page, "40 findings as chosen")
    assert page.get_attribute(bar, "aria-pressed") == "true"
    assert page.evaluate("document.activeElement.value") == "sentence/run-together"
    assert "rule=sentence" in page.url
    page.keyboard.press("Enter")
    has_status(page, "160 findings in all")


def test_an_address_leads_to_what_was_chosen(visit: Callable[..., Page], report: Path) -> None:
    page = visit()
    page.goto(f"{report.as_uri()}#rule=whitespace%2Fodd&search=13")
    page.wait_for_selector("#list > li")
    has_status(page, "1 finding as chosen")


def test_pages(visit: Callable[..., Page]) -> None:
    page = visit()
    assert page.inner_text("#page") == "Page 1 of 7"
    page.click("[data-to=last]")
    assert page.inner_text("#page") == "Page 7 of 7"
    assert page.locator("#list > li").count() == 10
    assert page.get_attribute("#list", "start") == "151"
    assert page.evaluate("document.activeElement.id") == "findings-title"
    page.click("[data-to=next]", force=True)
    assert page.inner_text("#page") == "Page 7 of 7"


def test_a_fix_before_and_after(visit: Callable[..., Page]) -> None:
    page = visit()
    page.select_option("#filters [name=fix]", "unsafe")
    shown = page.locator("#list > li").first
    assert shown.locator("mark").inner_text() == "pasadoEl"
    assert shown.locator("del").inner_text() == "pasadoEl"
    assert shown.locator("ins").inner_text() == "pasado. El"


def test_rules_have_examples_and_a_page(visit: Callable[..., Page]) -> None:
    page = visit()
    page.click("#rule-list summary:has-text('sentence/run-together')")
    page.wait_for_selector(
        "#rule-list details[open] .examples > li"
    )  # they are made when asked for
    assert page.locator("#rule-list details[open] .examples > li").count() == 3
    page.click("#rule-list details[open] [data-choose]")
    has_status(page, "40 findings as chosen")
    assert page.evaluate("document.activeElement.id") == "findings-title"


def test_a_worst_place_leads_to_its_findings(visit: Callable[..., Page]) -> None:
    page = visit()
    page.click("#worst tbody button")
    has_status(page, re.compile("^4 findings as chosen in data/"))


def test_themes(visit: Callable[..., Page]) -> None:
    page = visit(color_scheme="light")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.click("#theme")
    assert (page.inner_text("#theme"), page.evaluate(ground)) == ("Theme: light", light)
    page.click("#theme")
    assert page.inner_text("#theme") == "Theme: dark"
    assert page.evaluate(ground) != light
    page.reload()
    assert page.inner_text("#theme") == "Theme: dark"


def test_a_hundred_thousand_findings(visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(write(tmp_path / "large.html", 25_000))
    has_status(page, "100,000 findings in all")
    assert page.locator("#list > li").count() == 25
    page.fill("#filters [name=search]", "data/0.jsonl pasadoEl")
    has_status(page, re.compile("findings as chosen"))
    assert page.locator("#list > li").count() == 25
    page.click("[data-to=last]")
    assert page.locator("#list > li").count() <= 25


def test_what_has_no_room_is_counted(
    visit: Callable[..., Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newslint.report.html.reporter.LISTED", 100)
    page = visit(write(tmp_path / "cut.html", 40))
    has_status(page, "160 findings in all; the worst 100 are listed")
    assert page.inner_text("#left-out").startswith("60 findings, the least severe")
