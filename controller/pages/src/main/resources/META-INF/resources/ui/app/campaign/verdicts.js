/** What a gate found: what is compared, every verdict with its evidence, and what each rests on. */

import { addressOf } from "../address.js";
import { count, durationText, shortHash } from "../show/amounts.js";
import { element, link, section } from "../show/element.js";
import { Table } from "../show/table.js";
import { badge, tallyText } from "../show/words.js";
import { intervalText, limitText, metricName, metricText, observationsText, seenText, visibleText } from "./change-text.js";
import { labelsOf } from "./cells.js";

const CLASSES = { FAIL: "bad", INCONCLUSIVE: "warn", NO_VERDICT: "warn", IMPROVED: "good", PASS: "good" };
const URGENCY = { FAIL: 0, INCONCLUSIVE: 1, NO_VERDICT: 2, IMPROVED: 3, PASS: 4 };
/** Reasons that say nothing more than their state. */
const PLAIN_REASONS = ["WITHIN_LIMIT", "BEYOND_LIMIT", "BETTER"];

/** The part with all verdicts; null for a campaign that is not judged. */
export function verdictsPart(report) {
  if (!report.gate) {
    return null;
  }
  const rows = rowsOf(report);
  return section("verdicts", "Verdicts",
    element("p", { class: "outcome" }, tallyText(tallyOf(report, rows))),
    element("ul", { class: "notes" }, comparison(report.gate).map(note => element("li", {}, note))),
    rows.length > 0 ? verdictTable(report, rows).element : null,
    element("ul", { class: "notes" },
      ["~ no change is proven", "interval: of the last look alone", "visible: the smallest change that would have been seen",
        "limit: the smallest that must be caught"].map(note => element("li", {}, note))));
}

function rowsOf(report) {
  return report.cells.flatMap(cell => cell.verdicts.map(row => ({ cell, row, verdict: row.verdict })));
}

/** Counts as the list of campaigns has them. */
function tallyOf(report, rows) {
  const states = (...wanted) => rows.filter(({ verdict }) => wanted.includes(verdict.state)).length;
  const waived = rows.filter(({ verdict, row }) => verdict.state === "FAIL" && row.waiver).length;
  return {
    failed: states("FAIL") - waived, waived, undecided: states("INCONCLUSIVE", "NO_VERDICT"), improved: states("IMPROVED"), passed: states("PASS"),
    unjudged: report.cells.filter(cell => cell.verdicts.length === 0 && cell.state !== "SKIPPED").length,
  };
}

function comparison(gate) {
  const against = gate.baseline
    ? ["against ", link(addressOf("campaign.html", { id: gate.baseline.campaignId }), gate.baseline.campaignId), `, the baseline of ${gate.branch}`,
      gate.baseline.revision ? ` (${shortHash(gate.baseline.revision)})` : "", gate.baselineMoved ? "; this campaign has taken its place" : ""]
    : [`nobody has accepted a baseline of ${gate.branch}: nothing can be compared`];
  return [
    against,
    `${count(gate.verdictsPrimary, "verdict")} can fail it; the chance that one does although nothing became worse is ${Number((gate.falseAlarmRate * 100).toPrecision(2))} %`,
    `${count(gate.usedPairs, "pair")} of ${gate.expectedPairs} expected, ${durationText(gate.usedDeviceSeconds)} of device time`,
    ...gate.notes,
  ];
}

function verdictTable(report, rows) {
  const labelOf = labelsOf(report.cells);
  const table = new Table({
    caption: "Verdicts", noun: "verdict", sortBy: "verdicts", filterBy: "verdict",
    text: ({ cell, verdict }) => [cell.device, cell.model, labelOf(cell), metricName(verdict.metric), verdict.state, verdict.reason].join(" "),
    columns: [
      {
        name: "verdict", title: "verdict", sort: ({ verdict }) => URGENCY[verdict.state],
        show: ({ row, verdict }) => [badge(labelText(row), CLASSES[verdict.state] ?? "quiet"), details(row)],
      },
      { name: "device", title: "device", isWord: true, sort: ({ cell }) => cell.device ?? null, show: ({ cell }) => cell.device ?? "" },
      { name: "model", title: "model", sort: ({ cell }) => cell.model, show: ({ cell }) => cell.model },
      {
        name: "variant", title: "variant", isHead: true, sort: ({ cell }) => labelOf(cell),
        show: ({ cell }) => link(addressOf("variant.html", { campaign: report.campaignId, cell: cell.index }), labelOf(cell)),
      },
      { name: "metric", title: "metric", sort: ({ verdict }) => verdict.metric, show: ({ verdict }) => metricName(verdict.metric) },
      figureColumn("baseline", row => row.baselineFigure),
      figureColumn("candidate", row => row.candidateFigure),
      textColumn("change", seenText, verdict => verdict.change?.value ?? null),
      textColumn("interval", intervalText),
      textColumn("visible", visibleText, verdict => verdict.smallestVisible ?? null),
      textColumn("limit", limitText, verdict => verdict.limits?.mustCatch ?? null),
      textColumn("n", observationsText, verdict => verdict.observations),
    ],
  });
  table.update([...rows].sort((a, b) => URGENCY[a.verdict.state] - URGENCY[b.verdict.state]));
  return table;
}

function figureColumn(name, of) {
  return { name, title: name, isNumber: true, sort: ({ row }) => of(row) ?? null, show: ({ row, verdict }) => metricText(verdict.metric, of(row)) };
}

function textColumn(name, text, of = null) {
  return { name, title: name, isNumber: true, sort: of === null ? undefined : ({ verdict }) => of(verdict), show: ({ verdict }) => text(verdict) };
}

function labelText({ verdict, waiver }) {
  const reason = PLAIN_REASONS.includes(verdict.reason) ? "" : ` (${verdict.reason.toLowerCase().replaceAll("_", " ")})`;
  return `${verdict.state.toLowerCase().replace("_", " ")}${reason}${waiver ? ", waived" : ""}`;
}

/** What was found and what would be right, folded away where nothing needs to be done. */
function details({ verdict, notes, waiver }) {
  const lines = [verdict.explanation, ...notes, waiver ? `waived until ${waiver.expiresAt} by ${waiver.createdBy}: ${waiver.note}` : null]
    .filter(line => line);
  return element("details", { open: verdict.state === "FAIL" }, element("summary", { class: "quiet" }, "why"),
    lines.map(line => element("div", { class: "wide" }, line)));
}
