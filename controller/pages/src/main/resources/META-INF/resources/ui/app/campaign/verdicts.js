/** What a gate found: what is compared, every verdict with its evidence, and what each rests on. */

import { addressOf } from "../address.js";
import { count, durationText, shortHash } from "../show/amounts.js";
import { element, link, section } from "../show/element.js";
import { redraw } from "../show/stand.js";
import { Table } from "../show/table.js";
import { badge, tallyText } from "../show/words.js";
import { intervalText, limitText, metricName, metricText, observationsText, seenText, visibleText } from "./change-text.js";
import { devicesOf, labelsOf } from "./cells.js";

const CLASSES = { FAIL: "bad", INCONCLUSIVE: "warn", NO_VERDICT: "warn", IMPROVED: "good", PASS: "good" };
const URGENCY = { FAIL: 0, INCONCLUSIVE: 1, NO_VERDICT: 2, IMPROVED: 3, PASS: 4 };
/** Reasons that say nothing more than their state. */
const PLAIN_REASONS = ["WITHIN_LIMIT", "BEYOND_LIMIT", "BETTER"];

/** The part with all verdicts, which stays true while the campaign runs; empty for a campaign that is not judged. */
export class VerdictsPart {
  constructor() {
    this.tally = element("p", { class: "outcome" });
    this.comparison = element("ul", { class: "notes" });
    this.tablePlace = element("div");
    this.table = null;
    this.hasDevices = false;
    this.element = element("div");
  }

  /** Shows what this report says; what has not changed is left alone. */
  update(report) {
    if (!report.gate) {
      return;
    }
    const rows = rowsOf(report);
    const tally = tallyOf(report, rows);
    redraw(this.element, "judged", () => section("verdicts", "Verdicts", this.tally, this.comparison, this.tablePlace, explanations()));
    redraw(this.tally, tally, () => tallyText(tally));
    redraw(this.comparison, report.gate, () => comparison(report.gate).map(note => element("li", {}, note)));
    if (rows.length > 0) {
      this.hasDevices = devicesOf(report.cells).length > 1;
      this.table ??= verdictTable(report.campaignId, () => this.hasDevices);
      redraw(this.tablePlace, "table", () => this.table.element);
      this.table.update(rows);
    }
  }
}

function explanations() {
  return element("ul", { class: "notes" },
    ["~ no change is proven", "interval: of the last look alone", "visible: the smallest change that would have been seen",
      "limit: the smallest that must be caught"].map(note => element("li", {}, note)));
}

/** One row for each verdict, the most urgent first. */
function rowsOf(report) {
  const labelOf = labelsOf(report.cells);
  return report.cells
    .flatMap(cell => cell.verdicts.map(row => ({ index: cell.index, device: cell.device ?? "", model: cell.model, label: labelOf(cell), row, verdict: row.verdict })))
    .sort((a, b) => URGENCY[a.verdict.state] - URGENCY[b.verdict.state]);
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

function verdictTable(campaign, hasDevices) {
  return new Table({
    caption: "Verdicts", noun: "verdict", sortBy: "verdicts", filterBy: "verdict",
    text: ({ device, model, label, verdict }) => [device, model, label, metricName(verdict.metric), verdict.state, verdict.reason].join(" "),
    // A verdict that has become another one is a new row, unfolded if it is one that must be read.
    keyOf: ({ index, verdict }) => `${index} ${verdict.metric} ${verdict.state}`,
    columns: [
      {
        name: "verdict", title: "verdict", sort: ({ verdict }) => URGENCY[verdict.state],
        show: ({ row, verdict }) => [badge(labelText(row), CLASSES[verdict.state] ?? "quiet"), details(row)],
      },
      { name: "device", title: "device", isWord: true, isShown: hasDevices, sort: ({ device }) => device, show: ({ device }) => device },
      { name: "model", title: "model", sort: ({ model }) => model, show: ({ model }) => model },
      {
        name: "variant", title: "variant", isHead: true, sort: ({ label }) => label,
        show: ({ index, label }) => link(addressOf("variant.html", { campaign, cell: index }), label),
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
