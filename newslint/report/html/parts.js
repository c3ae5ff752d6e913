// The parts that the page is made of. Texts get onto the page here, and as text only.

const NUMBERS = new Intl.NumberFormat("en");
const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

const FIX_NAMES = { safe: "safe fix", unsafe: "unsafe fix", display: "suggestion", none: "no fix" };

/** Make an element. Properties are the DOM's; `data-…`, `aria-…` and `role` are attributes. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** Give a number with its noun. */
function counted(count, noun) {
  return `${NUMBERS.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Give the words for a value of a facet. */
function nameOf(facet, value) {
  if (facet === "fix") return FIX_NAMES[value];
  if (facet !== "language") return value;
  if (value === "und") return "unknown";
  let name;
  try {
    name = LANGUAGES.of(value);
  } catch {
    // It is no language code, whatever it is.
  }
  return name ? `${name} (${value})` : value;
}

/** Words for those who hear the page, where others see a colour. */
function heard(text) {
  return make("span", { className: "heard" }, text);
}

/** A text of an article: broken where its lines end, in its own direction. */
function prose(tag, text, properties = {}) {
  return make(tag, properties, text.replaceAll("↵", "↵\n"));
}

function contextOf(finding) {
  const [before, marked, after] = finding.context;
  const mark = marked
    ? prose("mark", marked, { className: finding.severity })
    : make("mark", { className: `${finding.severity} gap` }, heard("here"));
  return make("p", { className: "prose", dir: "auto", lang: finding.language },
    prose("span", before), mark, prose("span", after));
}

/** A fix: its title, and the text before and after. */
function repairOf(finding) {
  if (!finding.repair) return null;
  const [, title, kept, edits, more] = finding.repair;
  const line = (label, tag, side) => make("div", { className: tag },
    make("dt", {}, label),
    make("dd", { className: "prose", dir: "auto", lang: finding.language },
      ...kept.flatMap((text, at) => at < edits.length
        ? [prose("span", text), edits[at][side] ? prose(tag, edits[at][side]) : ""]
        : [prose("span", text)])));
  return make("div", { className: "repair" },
    make("p", {}, `${FIX_NAMES[finding.fix]}: ${title}`),
    make("dl", {}, line("before", "del", 0), line("after", "ins", 1)),
    more ? make("p", { className: "hint" }, `and ${counted(more, "more edit")}`) : null);
}

function badge(severity) {
  return make("span", { className: `badge ${severity}` }, severity);
}

function findingOf(finding, { rule = true, level = "h3" } = {}) {
  const { path, record } = finding.document;
  return make("article", {},
    make(level, {}, badge(finding.severity), " ",
      rule ? make("button", { type: "button", className: "link", "data-choose": "rule", value: finding.rule },
        finding.rule) : "",
      rule ? " " : "",
      make("span", { className: "message", dir: "auto" }, finding.message)),
    make("p", { className: "where" }, make("bdi", {}, `${path}:${finding.where}`),
      record ? make("span", {}, " · ", make("bdi", {}, record)) : ""),
    contextOf(finding),
    repairOf(finding) ?? "");
}

/** A bar chart whose bars are buttons, of which one can be pressed. */
function chart(title, facet, counts, pressed, shown) {
  const most = Math.max(1, ...counts.map((count) => count.total));
  const bars = counts.slice(0, shown).map((count) => make("li", {}, barOf(facet, count, most, pressed)));
  const rest = counts.length - shown;
  return make("section", { className: "card", "aria-labelledby": `by-${facet}` },
    make("h3", { id: `by-${facet}` }, title),
    counts.length ? make("ul", { className: "bars" }, ...bars) : make("p", { className: "hint" }, "none"),
    rest > 0 ? make("button", { type: "button", className: "link", "data-more": facet },
      `${NUMBERS.format(rest)} more`, heard(` of ${title}`)) : "");
}

function barOf(facet, count, most, pressed) {
  const bar = make("span", { className: "bar", "aria-hidden": "true" });
  for (const severity of WORST_FIRST) {
    if (!count[severity]) continue;
    const part = make("span", { className: severity });
    part.style.setProperty("width", `${(100 * count[severity]) / most}%`);
    bar.append(part);
  }
  return make("button",
    { type: "button", "data-choose": facet, value: count.name, "aria-pressed": String(pressed === count.name) },
    make("span", { className: "name" }, make("bdi", {}, nameOf(facet, count.name))),
    make("span", { className: "count" }, NUMBERS.format(count.total)), heard(" findings"), bar);
}

/** A table of counts whose shades grow with them. */
function crossing(table, rows, columns, across) {
  const most = Math.max(1, ...rows.flatMap((row) => columns.map((column) => table.get(row)?.get(column) ?? 0)));
  const cell = (row, column) => {
    const count = table.get(row)?.get(column) ?? 0;
    const made = make("td", {}, count ? NUMBERS.format(count) : "");
    made.style.setProperty("--share", `${Math.round(70 * Math.sqrt(count / most))}%`);
    return made;
  };
  return make("table", { className: "crossing" },
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "rule"),
      ...columns.map((column) => make("th", { scope: "col" }, make("bdi", {}, nameOf(across, column)))))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, make("th", { scope: "row" }, row),
      ...columns.map((column) => cell(row, column))))));
}
