/** What the figures say without any baseline, each finding with its evidence and what to do. */

import { addressOf } from "../address.js";
import { element, link, section } from "../show/element.js";
import { Table } from "../show/table.js";
import { labelsOf } from "./cells.js";

const KINDS = {
  QUANTIZED_SLOWER: "quantized, and slower", PRUNED_IN_VAIN: "pruned in vain", FACTORIZED_IN_VAIN: "factorized in vain",
  ACCURACY_LOST_IN_VAIN: "accuracy lost in vain", DOMINATED: "dominated by another variant", CONSTRAINT_BROKEN: "over a limit of the sweep",
};

/** The part with constraints and findings; null when there is nothing to say. */
export function findingsPart(report) {
  const { found, constraints } = report.findings;
  if (found.length === 0 && constraints.length === 0) {
    return null;
  }
  return section("findings", "Findings",
    constraints.length > 0 ? element("ul", { class: "notes" }, constraints.map(each => element("li", {}, constraintText(each)))) : null,
    found.length > 0 ? findingsTable(report).element : null);
}

function constraintText(constraint) {
  const parts = [["kept", "kept by"], ["broken", "broken by"], ["notProven", "not proven for"], ["absent", "not known for"]]
    .filter(([name]) => constraint[name].length > 0).map(([name, words]) => `${words} ${constraint[name].length}`);
  return `${constraint.text}: ${parts.join(", ")}`;
}

function findingsTable(report) {
  const labelOf = labelsOf(report.cells);
  const cells = new Map(report.cells.map(cell => [cell.index, cell]));
  const rows = report.findings.found.filter(finding => cells.has(finding.cell)).map(finding => ({ ...finding, cell: cells.get(finding.cell) }));
  const table = new Table({
    caption: "Findings", noun: "finding", sortBy: "findings",
    columns: [
      {
        name: "variant", title: "variant", isHead: true, sort: row => `${row.cell.model} ${labelOf(row.cell)}`,
        show: row => link(addressOf("variant.html", { campaign: report.campaignId, cell: row.cell.index }), `${row.cell.model} · ${labelOf(row.cell)}`),
      },
      { name: "device", title: "device", isWord: true, sort: row => row.cell.device ?? null, show: row => row.cell.device ?? "" },
      { name: "finding", title: "finding", sort: row => row.kind, show: row => KINDS[row.kind] ?? row.kind.toLowerCase() },
      { name: "evidence", title: "evidence", show: row => element("div", { class: "wide" }, row.evidence) },
      { name: "remedy", title: "what to do", show: row => element("div", { class: "wide" }, row.remedy) },
    ],
  });
  table.update(rows);
  return table;
}
