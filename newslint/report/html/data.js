// What the report holds and how it is counted. Nothing here touches the page.

const SEVERITIES = ["", "info", "warning", "error"];
const FIXES = ["none", "display", "unsafe", "safe"];
const WORST_FIRST = ["error", "warning", "info"];

/** What one can filter by, apart from words and places. */
const FACETS = ["severity", "category", "rule", "source", "language", "fix"];

/** Turn the rows that the file holds into objects that say what they are. */
function readReport(json) {
  const report = JSON.parse(json);
  const { rules, sources, languages } = report;
  const facets = (rule, source, language, severity, fix) => ({
    severity: SEVERITIES[severity],
    category: rules[rule].id.split("/", 1)[0],
    rule: rules[rule].id,
    source,
    language,
    fix: FIXES[fix],
  });

  const documents = report.documents.map(([path, record, source, language]) =>
    ({ path, record, source: sources[source], language: languages[language] }));

  const findings = report.findings.map(([rule, number, severity, where, message, context, repair]) => {
    const document = documents[number];
    const { source, language } = document;
    const common = facets(rule, source, language, severity, repair ? repair[0] : 0);
    return { ...common, document, where, message, context, repair, count: 1 };
  });

  const cells = report.cells.map(([rule, source, language, severity, fix, count]) =>
    ({ ...facets(rule, sources[source], languages[language], severity, fix), count }));

  const worst = report.worst.map(([number, errors, count]) =>
    ({ document: documents[number], errors, count }));

  return { ...report, rules: new Map(rules.map((rule) => [rule.id, rule])), findings, cells, worst };
}

/** Say whether a finding, or a cell of counts, is what the filter asks for. */
function matches(one, filter, except) {
  return FACETS.every((facet) => facet === except || !filter[facet] || one[facet] === filter[facet]);
}

/** Say whether a finding is at the place, and has the words, that the filter asks for. */
function mentions(finding, filter, words) {
  const { path, record } = finding.document;
  if (filter.file && path !== filter.file) return false;
  if (filter.record && record !== filter.record) return false;
  if (!words.length) return true;
  const text = [finding.message, finding.context.join(""), `${path}:${finding.where}`, record]
    .join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * Give the findings that the filter asks for, and what to count for the charts: the cells, which
 * count all findings, as long as cells can tell; else the findings with the right words and place.
 */
function choose(report, filter) {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const narrow = words.length || filter.file || filter.record;
  const pool = narrow ? report.findings.filter((one) => mentions(one, filter, words)) : report.findings;
  return {
    findings: pool.filter((one) => matches(one, filter)),
    counted: narrow ? pool : report.cells,
  };
}

/** Count by `facet` what the rest of the filter asks for; the largest first. */
function countBy(counted, filter, facet) {
  const counts = new Map();
  for (const one of counted) {
    if (!matches(one, filter, facet)) continue;
    const name = one[facet];
    if (!counts.has(name)) counts.set(name, { name, total: 0, error: 0, warning: 0, info: 0 });
    const count = counts.get(name);
    count.total += one.count;
    count[one.severity] += one.count;
  }
  return [...counts.values()].sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
}

/** Count by two facets at once: a map of maps. */
function cross(counted, filter, down, across) {
  const table = new Map();
  for (const one of counted) {
    if (!matches(one, filter)) continue;
    if (!table.has(one[down])) table.set(one[down], new Map());
    const row = table.get(one[down]);
    row.set(one[across], (row.get(one[across]) ?? 0) + one.count);
  }
  return table;
}
