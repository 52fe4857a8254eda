/** What the figures say without any baseline, each finding with its evidence and what to do. */

import { addressOf } from "../address.js";
import { element, link, section } from "../show/element.js";
import { redraw } from "../show/stand.js";
import { Table } from "../show/table.js";
import { devicesOf, labelsOf } from "./cells.js";

const KINDS = {
  QUANTIZED_SLOWER: "quantized, and slower", PRUNED_IN_VAIN: "pruned in vain", FACTORIZED_IN_VAIN: "factorized in vain",
  ACCURACY_LOST_IN_VAIN: "accuracy lost in vain", DOMINATED: "dominated by another variant", CONSTRAINT_BROKEN: "over a limit of the sweep",
};

/** The part with constraints and findings, which stays true while the campaign runs; empty while there is nothing to say. */
export class FindingsPart {
  constructor() {
    this.constraints = element("ul", { class: "notes" });
    this.tablePlace = element("div");
    this.table = null;
    this.hasDevices = false;
    this.element = element("div");
  }

  /** Shows what this report says; what has not changed is left alone. */
  update(report) {
    const { found, constraints } = report.findings;
    this.hasDevices = devicesOf(report.cells).length > 1;
    const hasAny = found.length > 0 || constraints.length > 0;
    redraw(this.element, hasAny, () => (hasAny ? section("findings", "Findings", this.constraints, this.tablePlace) : null));
    this.constraints.hidden = constraints.length === 0;
    redraw(this.constraints, constraints, () => constraints.map(each => element("li", {}, constraintText(each))));
    redraw(this.tablePlace, found.length > 0, () => (found.length > 0 ? (this.table ??= findingsTable(report.campaignId, () => this.hasDevices)).element : null));
    this.table?.update(rowsOf(report));
  }
}

function rowsOf(report) {
  const labelOf = labelsOf(report.cells);
  const cells = new Map(report.cells.map(cell => [cell.index, cell]));
  return report.findings.found.filter(finding => cells.has(finding.cell)).map(finding => {
    const cell = cells.get(finding.cell);
    return { ...finding, name: `${cell.model} · ${labelOf(cell)}`, device: cell.device ?? "" };
  });
}

function constraintText(constraint) {
  const parts = [["kept", "kept by"], ["broken", "broken by"], ["notProven", "not proven for"], ["absent", "not known for"]]
    .filter(([name]) => constraint[name].length > 0).map(([name, words]) => `${words} ${constraint[name].length}`);
  return `${constraint.text}: ${parts.join(", ")}`;
}

function findingsTable(campaign, hasDevices) {
  return new Table({
    caption: "Findings", noun: "finding", sortBy: "findings", keyOf: row => `${row.cell} ${row.kind}`,
    columns: [
      {
        name: "variant", title: "variant", isHead: true, sort: row => row.name,
        show: row => link(addressOf("variant.html", { campaign, cell: row.cell }), row.name),
      },
      { name: "device", title: "device", isWord: true, isShown: hasDevices, sort: row => row.device, show: row => row.device },
      { name: "finding", title: "finding", sort: row => row.kind, show: row => KINDS[row.kind] ?? row.kind.toLowerCase() },
      { name: "evidence", title: "evidence", show: row => element("div", { class: "wide" }, row.evidence) },
      { name: "remedy", title: "what to do", show: row => element("div", { class: "wide" }, row.remedy) },
    ],
  });
}
