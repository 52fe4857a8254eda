/** Cells of a campaign's report: how they are called, what became of them, and who must act. */

/** What became of a cell, as coarsely as a reader wants it first. */
export const Fate = Object.freeze({ MEASURED: "measured", SKIPPED: "skipped", FAILED: "failed", OPEN: "not done" });

const RUNTIME_AXES = ["provider", "threads", "batch"];

const APPEALS = {
  SWEEP_AUTHOR: "to be mended in the sweep, its model or its data",
  DEVICE: "a finding: this device cannot do it",
  LAB: "to be mended in the lab: the device or its link",
  ASSAY: "a fault of Assay: please report it",
};

const REASONS = {
  WAITING_FOR_BUILD: "not built yet",
  QUEUED: "built, not measured yet",
  RUNNING: "is being measured",
  WAITING_FOR_DEVICE: "no device fits",
  CANCELLED: "the campaign was stopped before",
};

/** The fate of one cell. */
export function fateOf(cell) {
  switch (cell.state) {
    case "MEASURED":
    case "REUSED":
      return cell.summary ? Fate.MEASURED : Fate.FAILED;
    case "SKIPPED":
      return Fate.SKIPPED;
    case "BUILD_FAILED":
    case "MEASURE_FAILED":
      return Fate.FAILED;
    default:
      return Fate.OPEN;
  }
}

/** Why a cell has no figures. */
export function reasonOf(cell) {
  return cell.reason ?? REASONS[cell.state] ?? "no reason was given";
}

/** Who must act; empty when nobody must. */
export function appealOf(cell) {
  return APPEALS[cell.owner] ?? "";
}

/**
 * Names that tell the cells of a report apart: the variant, and the runtime settings where they vary.
 *
 * @param {Object[]} cells of the whole report
 * @returns {(cell: Object) => string} `static-int8 rank=0.5 threads=2`
 */
export function labelsOf(cells) {
  const varied = RUNTIME_AXES.filter(axis => new Set(cells.map(cell => cell.axes[axis]).filter(value => value)).size > 1);
  return cell => [cell.variant, ...varied.map(axis => `${axis}=${cell.axes[axis] ?? "?"}`).filter(part => !cell.variant.includes(part))].join(" ");
}

/** The axes that have more than one value, each with its values in the order of the sweep. */
export function axesOf(cells) {
  const names = [...new Set(cells.flatMap(cell => Object.keys(cell.axes)))];
  return names.map(name => ({ name, values: valuesOf(cells, cell => cell.axes[name]) })).filter(axis => axis.values.length > 1);
}

/** The different values that cells have, in the order of the sweep. */
export function valuesOf(cells, of) {
  return [...new Set(cells.map(of).filter(value => value !== undefined && value !== null))];
}

/** The devices of these cells; where there is one alone, a table needs no column that says so in every row. */
export function devicesOf(cells) {
  return valuesOf(cells, cell => cell.device);
}

/** Cells without figures, by reason and by who must act. */
export function groupsByReason(cells, fate) {
  const groups = Map.groupBy(cells.filter(cell => fateOf(cell) === fate), cell => `${reasonOf(cell)}\n${cell.owner ?? ""}`);
  return [...groups.values()].map(group => ({ reason: reasonOf(group[0]), appeal: appealOf(group[0]), cells: group }));
}

/** How a campaign stands, in numbers: `41 measured (30 of them before), 1 skipped, 0 failed`. */
export function outcomeText(cells) {
  const of = fate => cells.filter(cell => fateOf(cell) === fate).length;
  const measured = of(Fate.MEASURED);
  const reused = cells.filter(cell => cell.state === "REUSED").length;
  const before = reused === 0 ? "" : reused === measured ? " (all of them before)" : ` (${reused} of them before)`;
  const open = of(Fate.OPEN);
  return `${measured === 0 ? "nothing was measured" : `${measured} measured${before}`}, ${of(Fate.SKIPPED)} skipped, ${of(Fate.FAILED)} failed${
    open === 0 ? "" : `, ${open} not done`}`;
}
