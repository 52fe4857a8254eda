/** Where a variant's bytes come from, and what the optimizers did to get there. */

import { bytesText } from "../show/amounts.js";
import { element, section } from "../show/element.js";
import { Table } from "../show/table.js";

const PASSES = {
  STUDENT: "a student takes its place",
  FACTORIZE: "layers become products of thinner ones: rank",
  PRUNE: "weights become zero: sparsity",
  QUANTIZE: "numbers become shorter",
};
const HASH_DIGITS = 12;

/** The model as it came, every pass, and what came out; null for a cell that was skipped. */
export function lineagePart({ lineage, cell }) {
  if (!lineage) {
    return null;
  }
  return section("lineage", "Where it comes from",
    element("ol", { class: "lineage" },
      stage(`model as it was uploaded: ${cell.model}`, lineage.modelSha256, lineage.modelBytes),
      lineage.steps.map(step => element("li", {}, element("strong", {}, PASSES[step.pass] ?? step.pass.toLowerCase()), step.value, hash(step.sha256))),
      lineage.artifact ? stage(lineage.steps.length === 0 ? "what is measured: the same file" : "what is measured", lineage.artifact.sha256, lineage.artifact.bytes)
        : element("li", {}, element("strong", {}, "what is measured"), "not built")),
    lineage.calibrationSha256 ? element("p", { class: "quiet" }, "calibrated with data ", hash(lineage.calibrationSha256)) : null);
}

function stage(words, sha256, bytes) {
  return element("li", {}, element("strong", {}, words),
    element("a", { href: `/api/v1/artifacts/${sha256}`, download: `${sha256.slice(0, HASH_DIGITS)}.onnx` }, element("code", { title: sha256 }, sha256.slice(0, HASH_DIGITS))),
    bytes === undefined || bytes === null ? null : ` · ${bytesText(bytes)}`);
}

function hash(sha256) {
  return sha256 ? element("code", { title: sha256 }, ` ${sha256.slice(0, HASH_DIGITS)}`) : null;
}

/** Node by node, what was done or why it was left alone; null where no optimizer was at work. */
export function buildPart(cell) {
  if (cell.build.length + cell.buildWarnings.length === 0) {
    return null;
  }
  const table = new Table({
    caption: "What the optimizers did", noun: "action", filterBy: "node", sortBy: "build",
    columns: [
      { name: "node", title: "node", isHead: true, sort: action => action.node, show: action => action.node },
      { name: "operator", title: "operator", sort: action => action.operator, show: action => action.operator },
      { name: "action", title: "what was done", sort: action => action.action, show: action => action.action },
      { name: "detail", title: "detail", show: action => action.detail },
    ],
  });
  table.update(cell.build);
  return section("build", "What the optimizers did",
    cell.buildWarnings.length > 0 ? element("ul", { class: "notes" }, cell.buildWarnings.map(warning => element("li", {}, `⚠ ${warning}`))) : null,
    table.element);
}
