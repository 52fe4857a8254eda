/** All measured cells of a campaign with their figures. */

import { FIGURES, cellFigureText, figureTitle } from "../chart/figures.js";
import { accuracyChangeText } from "../show/amounts.js";
import { element, link, unseen } from "../show/element.js";
import { Table } from "../show/table.js";
import { badge } from "../show/words.js";

/** In this order; p99 needs more samples than most sweeps take, and is in the chart and on the variant's page. */
const COLUMNS = ["p50", "p90", "load", "memory", "size", "energy"];

/**
 * The table; its rows are cells of a report.
 *
 * @param {Object} terms
 * @param {(cell: Object) => string} terms.labelOf
 * @param {() => boolean} terms.hasEnergy whether any cell has a reading; a running campaign may get its first one later
 * @param {() => boolean} terms.hasDevices whether there are several devices to tell apart
 * @param {() => boolean} terms.isGated whether the campaign is judged
 * @param {(cell: Object) => boolean} terms.isChosen whether somebody has chosen its point in the chart
 * @param {(cell: Object) => string} terms.addressOf the page of a cell's variant
 */
export function cellTable({ labelOf, hasEnergy, hasDevices, isGated, isChosen, addressOf }) {
  return new Table({
    caption: "Measured cells", noun: "measured cell", filterBy: "filter", empty: "nothing was measured yet",
    text: cell => [cell.model, labelOf(cell), cell.device, ...Object.values(cell.axes)].join(" "),
    rowClass: cell => [cell.onParetoFront ? "best" : "", isChosen(cell) ? "chosen" : ""].join(" ").trim(),
    keyOf: cell => cell.index,
    columns: [
      { name: "model", title: "model", sort: cell => cell.model, show: cell => cell.model },
      { name: "variant", title: "variant", isHead: true, sort: labelOf, show: cell => variant(cell, labelOf, addressOf) },
      ...FIGURES.filter(kind => COLUMNS.includes(kind.name)).map(kind => ({ ...figureColumn(kind), isShown: kind.name === "energy" ? hasEnergy : undefined })),
      {
        name: "accuracy", title: "accuracy", isNumber: true, sort: cell => cell.summary.accuracy?.value ?? null,
        show: cell => accuracy(cell),
      },
      { name: "device", title: "device", isWord: true, isShown: hasDevices, sort: cell => cell.device ?? null, show: cell => device(cell) },
      { name: "verdicts", title: "verdicts", isShown: isGated, sort: cell => worst(cell), show: cell => verdicts(cell) },
    ],
  });
}

function figureColumn(kind) {
  return {
    name: kind.name, title: figureTitle(kind), isNumber: true, sort: cell => kind.of(cell)?.value ?? null,
    show: cell => cellFigureText(kind, cell),
  };
}

function variant(cell, labelOf, addressOf) {
  return [
    cell.onParetoFront ? [element("span", { class: "mark", title: "not dominated", "aria-hidden": "true" }, "◆ "), unseen("not dominated: ")] : null,
    link(addressOf(cell), labelOf(cell)),
    cell.summary.warnings.length + cell.summary.runFailures.length > 0 ? element("span", { class: "warn", title: "see the notes below" }, "\u00a0⚠") : null,
  ];
}

function device(cell) {
  return [cell.device ?? "", cell.simulated ? [" ", badge("simulated", "quiet")] : null];
}

function accuracy(cell) {
  const change = accuracyChangeText(cell.accuracyChange);
  const text = cellFigureText(FIGURES.find(kind => kind.name === "accuracy"), cell);
  return change === "" ? text : [text, " ", element("span", { class: cell.accuracyChange.proven && cell.accuracyChange.points < 0 ? "bad" : "quiet" }, change)];
}

const ORDER = ["FAIL", "INCONCLUSIVE", "NO_VERDICT", "IMPROVED", "PASS"];
const CLASSES = { FAIL: "bad", INCONCLUSIVE: "warn", NO_VERDICT: "warn", IMPROVED: "good", PASS: "good" };

/** The place of its worst verdict; null when it has none. */
function worst(cell) {
  const places = cell.verdicts.map(row => ORDER.indexOf(row.verdict.state));
  return places.length === 0 ? null : Math.min(...places);
}

function verdicts(cell) {
  const place = worst(cell);
  if (place === null) {
    return "";
  }
  const state = ORDER[place];
  const same = cell.verdicts.filter(row => row.verdict.state === state).length;
  return badge(`${state.toLowerCase().replace("_", " ")}${cell.verdicts.length > 1 ? ` ${same}/${cell.verdicts.length}` : ""}`, CLASSES[state]);
}

const WARNINGS = {
  NOT_STEADY: "latency had not settled when timing began; raise measure.warmup-max",
  HOT_START: "a run began above the idle temperature; raise measure.cooldown, or cool the device",
  UNEVEN_START: "a run of a pair began warmer or colder than the first one; raise measure.cooldown, or cool the device",
  THROTTLED: "the CPU was slowed down during a run; cool the device, or pin a lower clock",
  BACKGROUND_LOAD: "other programs used the CPU during a run; stop them and run again with --fresh",
  GARBAGE_COLLECTED: "a run's JVM collected garbage while it was timed; see p90 with that in mind",
  TOO_FEW_SAMPLES: "fewer samples than asked for; raise measure.timeout, or ask for less",
  CLOCK_NOT_PINNED: "the CPU's clock is not pinned; set its governor to performance",
  ENERGY_DOUBTFUL: "the energy reading is doubtful; see the warnings in the raw report",
  NOT_PROFILED: "the model could not be profiled, see the warnings in the raw report; no figure depends on it",
};

/** What must be known to read the table: what its measurements suffer from, how many of them, and what the signs mean. */
export function notesOf(cells) {
  const counts = new Map();
  for (const cell of cells) {
    for (const text of new Set(textsOf(cell))) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [
    ...[...counts].map(([text, times]) => `⚠ ${times === cells.length ? "all" : `${times} of ${cells.length}`}: ${text}`),
    "± is half of the 95 % interval of the mean over runs; each run is a fresh process.",
    "◆ no other variant of the model on this device is better in every figure, and better in one by more than the uncertainty.",
    "~ chance could have made the difference from fp32 (exact McNemar over the same examples, 5 %).",
  ];
}

function textsOf(cell) {
  const failures = cell.summary.runFailures;
  return [
    cell.simulated ? "simulated: made up by a seeded model of the device, not measured" : null,
    cell.deviceNote ?? null,
    failures.length > 0 ? `${failures.length} of ${failures.length + cell.summary.runsCompleted} runs failed: ${failures[0].message}` : null,
    cell.summary.accuracyFailure ? `no accuracy: ${cell.summary.accuracyFailure.message}` : null,
    ...cell.summary.warnings.map(warning => WARNINGS[warning.kind] ?? warning.message),
  ].filter(text => text !== null);
}
