/** What a gate said of one cell. */

import { element, section } from "../show/element.js";
import { Table } from "../show/table.js";
import { badge } from "../show/words.js";
import { intervalText, limitText, metricName, metricText, observationsText, seenText, visibleText } from "../campaign/change-text.js";

const CLASSES = { FAIL: "bad", INCONCLUSIVE: "warn", NO_VERDICT: "warn", IMPROVED: "good", PASS: "good" };

/** A table of verdicts; null where nothing was judged. */
export function cellVerdicts(cell) {
  if (cell.verdicts.length === 0) {
    return null;
  }
  const column = (name, text) => ({ name, title: name, isNumber: true, show: ({ verdict }) => text(verdict) });
  const table = new Table({
    caption: "Verdicts", noun: "verdict", sortBy: "verdicts",
    columns: [
      { name: "metric", title: "metric", isHead: true, show: ({ verdict }) => metricName(verdict.metric) },
      { name: "verdict", title: "verdict", show: row => badge(words(row), CLASSES[row.verdict.state] ?? "quiet") },
      { name: "baseline", title: "baseline", isNumber: true, show: row => metricText(row.verdict.metric, row.baselineFigure) },
      { name: "candidate", title: "candidate", isNumber: true, show: row => metricText(row.verdict.metric, row.candidateFigure) },
      column("change", seenText), column("interval", intervalText), column("visible", visibleText), column("limit", limitText), column("n", observationsText),
      { name: "why", title: "why", show: row => [row.verdict.explanation, ...row.notes].filter(line => line).map(line => element("div", { class: "wide" }, line)) },
    ],
  });
  table.update(cell.verdicts);
  return section("verdicts", "Verdicts", table.element);
}

function words({ verdict, waiver }) {
  return `${verdict.state.toLowerCase().replace("_", " ")}${waiver ? ", waived" : ""}`;
}
