/** Cells without figures, and why. */

import { count } from "../show/amounts.js";
import { element, section } from "../show/element.js";
import { Fate, groupsByReason, labelsOf } from "./cells.js";

const PARTS = [["skipped", "Skipped", Fate.SKIPPED], ["failed", "Failed", Fate.FAILED], ["open", "Not done", Fate.OPEN]];
/** More names than this are folded away. */
const NAMES_MAX = 6;

/** A part for those that were skipped, that failed, that were not reached; nothing where there is none. */
export function missingParts(report) {
  const labelOf = labelsOf(report.cells);
  return PARTS.map(([name, title, fate]) => {
    const groups = groupsByReason(report.cells, fate);
    return groups.length === 0 ? null : section(name, title, element("ul", { class: "cards" }, groups.map(group => card(group, labelOf))));
  });
}

function card(group, labelOf) {
  const names = element("ul", {}, group.cells.map(cell => element("li", {}, nameOf(cell, labelOf))));
  return element("li", { class: "card" },
    element("p", {}, group.reason),
    group.appeal === "" ? null : element("p", { class: "quiet" }, group.appeal),
    group.cells.length <= NAMES_MAX ? names : element("details", { "data-key": group.reason }, element("summary", {}, count(group.cells.length, "cell")), names));
}

function nameOf(cell, labelOf) {
  return `${cell.model} · ${labelOf(cell)}${cell.device ? ` on ${cell.device}` : ""}${cell.simulated ? " (simulated)" : ""}`;
}
