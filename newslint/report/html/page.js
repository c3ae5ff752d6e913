// The page at work: what is chosen, and what is shown for it. What is chosen stands in the address,
// so that a link leads others to the same findings.

const ON_PAGE = 25;
const BARS = 10;
const EXAMPLES = 3;
const ROWS = 12;
const COLUMNS = 8;
const TYPING = 150; // milliseconds to wait for the next key

const LABELS = {
  severity: "Severity", category: "Category", rule: "Rule", source: "Source", language: "Language", fix: "Fix",
};
const PLACES = ["file", "record"]; // chosen in the tables of the worst
const CHOSEN = [...FACETS, ...PLACES, "search"];
const ACROSS = ["source", "language", "severity", "fix"];
const THEMES = ["auto", "light", "dark"];

const at = (id) => document.getElementById(id);
const report = readReport(at("data").textContent);
at("data").remove();

const filter = Object.fromEntries(CHOSEN.map((name) => [name, ""]));
const opened = new Set(); // charts that show all bars
let chosen = choose(report, filter);
let pageNumber = 0;

// What stays as it is

function showOverview() {
  const { summary, leftOut } = report;
  at("closing").replaceChildren(...report.closing.map((line) => make("p", {}, ...line.split("`").map((part, at) => at % 2 ? make("code", {}, part) : part))));
  const totals = [
    ["findings", summary.errors + summary.warnings + summary.infos],
    ["errors", summary.errors, "error"],
    ["warnings", summary.warnings, "warning"],
    ["infos", summary.infos, "info"],
    ["documents checked", summary.documents],
    ["documents with findings", summary.hit],
    ["safe fixes", summary.fixable_safe],
    ["unsafe fixes", summary.fixable_unsafe],
    ["fixed", summary.fixed, "", true],
    ["suppressed", summary.suppressed, "", true],
    ["inputs not checked", summary.unread, "error", true],
    ["documents not checked in full", summary.incomplete, "error", true],
  ];
  at("totals").replaceChildren(...totals
    .filter(([, count, , optional]) => count || !optional)
    .map(([name, count, look]) => make("div", { className: look && count ? look : "" },
      make("dt", {}, name), make("dd", {}, NUMBERS.format(count)))));
  if (report.notices.length) {
    at("notices").hidden = false;
    at("notices").firstChild.textContent = counted(report.notices.length + leftOut.notices, "notice");
    at("notices").lastChild.replaceChildren(
      ...report.notices.map((notice) => make("li", {}, notice)),
      leftOut.notices ? make("li", {}, `and ${NUMBERS.format(leftOut.notices)} more`) : "");
  }
  if (leftOut.findings) {
    at("left-out").hidden = false;
    at("left-out").textContent = `${counted(leftOut.findings, "finding")}, the least severe, are counted`
      + " above and not listed here: a page has no room for more.";
  }
  at("footer").textContent = `Made by newslint ${report.version}.`;
}

function showGate() {
  if (!report.gate) return;
  const { outcome, lines } = report.gate;
  at("gate").hidden = false;
  at("gate").className = outcome;
  at("gate-title").textContent = `Gate: ${outcome}`;
  at("gate-lines").replaceChildren(...lines.map((line) => make("li", {}, line)));
}

function showRules() {
  const counts = countBy(report.cells, filter, "rule");
  at("rule-list").replaceChildren(...counts.map((count) => {
    const rule = report.rules.get(count.name);
    const details = make("details", {}, make("summary", {},
      make("h3", {}, rule.id), " ",
      make("span", { className: "hint" },
        `${counted(count.total, "finding")} in ${counted(rule.documents, "document")}`),
      rule.summary ? make("span", { className: "about" }, rule.summary) : ""));
    details.addEventListener("toggle", () => details.append(...aboutRule(rule)), { once: true });
    return details;
  }));
}

function aboutRule(rule) {
  const examples = examplesOf(rule.id);
  return [
    ...rule.why.split("\n\n").filter(Boolean).map((paragraph) => make("p", {}, paragraph)),
    make("p", {},
      make("button", { type: "button", "data-choose": "rule", "data-jump": "", value: rule.id }, "List its findings"),
      " ",
      rule.page ? make("a", { href: rule.page, rel: "noopener noreferrer" }, `About ${rule.id}`) : ""),
    make("ul", { className: "examples" },
      ...examples.map((one) => make("li", {}, findingOf(one, { rule: false, level: "h4" })))),
  ];
}

/** A few findings of a rule, of several documents if there are. */
function examplesOf(rule) {
  const found = report.findings.filter((finding) => finding.rule === rule);
  const first = new Map();
  for (const finding of found) if (!first.has(finding.document)) first.set(finding.document, finding);
  return [...new Set([...first.values(), ...found])].slice(0, EXAMPLES);
}

function showWorst() {
  const records = report.worst.some(({ document }) => document.record);
  const button = (path, record) => make("button",
    { type: "button", className: "link", "data-file": path, "data-record": record, "data-jump": "" },
    make("bdi", {}, record ? `${path} · ${record}` : path));
  const table = (title, head, rows) => make("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": title },
    make("table", {}, make("caption", {}, title),
      make("thead", {}, make("tr", {}, ...head.map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, ...rows.map(([place, ...cells]) => make("tr", {},
        make("th", { scope: "row" }, place), ...cells.map((cell) => make("td", {}, cell)))))));
  const documents = report.worst.map(({ document, errors, count }) => [
    button(document.path, document.record), NUMBERS.format(errors), NUMBERS.format(count),
    document.source, nameOf("language", document.language)]);
  const files = report.files.map(([path, errors, count, hit]) =>
    [button(path, ""), NUMBERS.format(errors), NUMBERS.format(count), NUMBERS.format(hit)]);
  at("worst-tables").replaceChildren(
    table(records ? "Records" : "Files", ["place", "errors", "findings", "source", "language"], documents),
    records ? table("Files", ["file", "errors", "findings", "documents with findings"], files) : "");
}

// What follows the filter

function makeChoices() {
  const label = (name, field) => make("label", {}, make("span", {}, name), field);
  at("choices").replaceChildren(
    ...FACETS.map((facet) => label(LABELS[facet], make("select", { name: facet }))),
    label("Search", make("input", { type: "search", name: "search", autocomplete: "off", spellcheck: false })));
  at("across").replaceChildren(...ACROSS.map((facet) => make("option", { value: facet }, LABELS[facet].toLowerCase())));
  at("across").value = ACROSS.find((facet) => countBy(report.cells, filter, facet).length > 1) ?? ACROSS[0];
}

function showChoices() {
  const { elements } = at("filters");
  for (const facet of FACETS) {
    const counts = countBy(chosen.counted, filter, facet);
    if (filter[facet] && !counts.some(({ name }) => name === filter[facet])) {
      counts.push({ name: filter[facet], total: 0 });
    }
    elements[facet].replaceChildren(make("option", { value: "" }, "all"), ...counts.map(({ name, total }) =>
      make("option", { value: name }, `${nameOf(facet, name)} · ${NUMBERS.format(total)}`)));
    elements[facet].value = filter[facet];
  }
  if (elements.search !== document.activeElement) elements.search.value = filter.search;
}

function showStatus() {
  const total = chosen.counted.reduce((sum, one) => sum + (matches(one, filter) ? one.count : 0), 0);
  const unlisted = total - chosen.findings.length;
  const place = PLACES.map((name) => filter[name]).filter(Boolean).join(" · ");
  at("status").textContent = [
    counted(total, "finding"),
    CHOSEN.some((name) => filter[name]) ? " as chosen" : " in all",
    place && ` in ${place}`,
    unlisted && `; the worst ${NUMBERS.format(chosen.findings.length)} are listed`,
  ].filter(Boolean).join("");
}

function showCharts() {
  at("bars").replaceChildren(...["rule", "source", "language", "category"].map((facet) =>
    chart(LABELS[facet], facet, countBy(chosen.counted, filter, facet), filter[facet],
      opened.has(facet) ? Infinity : BARS)));
}

function showCrossing() {
  const across = at("across").value;
  const names = (facet, room) => countBy(chosen.counted, filter, facet)
    .map(({ name }) => name)
    .filter((name) => !filter[facet] || name === filter[facet])
    .slice(0, room);
  const table = cross(chosen.counted, filter, "rule", across);
  at("crossing-table").replaceChildren(crossing(table, names("rule", ROWS), names(across, COLUMNS), across));
}

function showFindings() {
  const { findings } = chosen;
  const pages = Math.max(1, Math.ceil(findings.length / ON_PAGE));
  pageNumber = Math.min(Math.max(0, pageNumber), pages - 1);
  const first = pageNumber * ON_PAGE;
  at("list").start = first + 1;
  at("list").replaceChildren(...findings.slice(first, first + ON_PAGE).map((finding) =>
    make("li", {}, findingOf(finding))));
  at("page").textContent = `Page ${NUMBERS.format(pageNumber + 1)} of ${NUMBERS.format(pages)}`;
  at("pager").hidden = pages === 1;
  for (const button of at("pager").querySelectorAll("button")) {
    const back = ["first", "previous"].includes(button.dataset.to);
    // A disabled button would lose the focus.
    button.setAttribute("aria-disabled", String(back ? pageNumber === 0 : pageNumber === pages - 1));
  }
}

function update() {
  chosen = choose(report, filter);
  pageNumber = 0;
  keepingFocus(() => [showChoices, showStatus, showCharts, showCrossing, showFindings].forEach((show) => show()));
}

/** Do what makes buttons anew, and give the focus back to the one that had it. */
function keepingFocus(act) {
  const { activeElement } = document;
  const { choose: facet, more } = activeElement.dataset;
  const home = activeElement.closest("section[id]");
  act();
  if (activeElement.isConnected || !home) return;
  const successor = [...home.querySelectorAll("button")].find((button) => facet
    ? button.dataset.choose === facet && button.value === activeElement.value
    : button.dataset.choose === more);
  (successor ?? at("findings-title")).focus({ preventScroll: true });
}

// What is chosen, and the address

function set(changes) {
  Object.assign(filter, changes);
  const told = new URLSearchParams(CHOSEN.filter((name) => filter[name]).map((name) => [name, filter[name]]));
  try {
    history.replaceState(null, "", `#${told}`);
  } catch {
    // A frame without an address: all works but links.
  }
  update();
}

function readAddress() {
  const told = new URLSearchParams(location.hash.slice(1));
  if (!CHOSEN.some((name) => told.get(name))) return; // it leads to a section
  for (const name of CHOSEN) filter[name] = told.get(name) ?? "";
}

function goTo(where) {
  const last = Math.ceil(chosen.findings.length / ON_PAGE) - 1;
  const target = { first: 0, previous: pageNumber - 1, next: pageNumber + 1, last }[where];
  if (target < 0 || target > last || target === pageNumber) return;
  pageNumber = target;
  showFindings();
  jump();
}

function jump() {
  at("findings-title").focus({ preventScroll: true });
  at("findings").scrollIntoView();
}

function onClick(event) {
  const button = event.target.closest("button");
  if (!button) return;
  const { choose: facet, more, to, file, record, jump: jumps } = button.dataset;
  if (facet) set({ [facet]: filter[facet] === button.value && jumps === undefined ? "" : button.value });
  if (file !== undefined) set({ file, record });
  if (more) {
    opened.add(more);
    keepingFocus(showCharts);
  }
  if (to) goTo(to);
  if (jumps !== undefined) jump();
}

// Light and dark

function remembered() {
  try {
    return localStorage.getItem("newslint-theme");
  } catch {
    return null; // some browsers remember nothing for files
  }
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  at("theme").textContent = `Theme: ${theme}`;
  try {
    localStorage.setItem("newslint-theme", theme);
  } catch {
    // as above
  }
}

at("theme").addEventListener("click", () => {
  const { theme } = document.documentElement.dataset;
  setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
});
document.addEventListener("click", onClick);
at("across").addEventListener("change", showCrossing);
at("filters").addEventListener("submit", (event) => event.preventDefault());
at("filters").addEventListener("reset", (event) => {
  event.preventDefault(); // the address decides what the fields show
  at("filters").elements.search.value = "";
  set(Object.fromEntries(CHOSEN.map((name) => [name, ""])));
});
at("filters").addEventListener("change", ({ target }) => {
  if (target.name !== "search") set({ [target.name]: target.value });
});
let typing;
at("filters").addEventListener("input", ({ target }) => {
  if (target.name !== "search") return;
  clearTimeout(typing);
  typing = setTimeout(() => set({ search: target.value }), TYPING);
});
window.addEventListener("hashchange", () => {
  readAddress();
  update();
});

setTheme(THEMES.includes(remembered()) ? remembered() : "auto");
makeChoices();
showGate();
showOverview();
showRules();
showWorst();
readAddress();
update();
