/** The same variant on the campaign's other devices. */

import { addressOf } from "../address.js";
import { FIGURES, cellFigureText, figureTitle } from "../chart/figures.js";
import { link, section } from "../show/element.js";
import { Table } from "../show/table.js";
import { badge } from "../show/words.js";
import { reasonOf } from "../campaign/cells.js";

const COLUMNS = ["p50", "p90", "load", "memory", "energy", "accuracy"];

/** A table, this device's row first; null where there is no other device. */
export function elsewherePart({ campaignId, cell, elsewhere }) {
  if (elsewhere.length === 0) {
    return null;
  }
  const table = new Table({
    caption: "The same variant on other devices", noun: "device", sortBy: "elsewhere",
    columns: [
      {
        name: "device", title: "device", isHead: true, isWord: true, sort: other => other.device ?? null,
        show: other => [other.index === cell.index ? `${other.device ?? ""} (this one)`
          : link(addressOf("variant.html", { campaign: campaignId, cell: other.index }), other.device ?? "no device"),
        other.simulated ? [" ", badge("simulated", "quiet")] : null],
      },
      ...FIGURES.filter(kind => COLUMNS.includes(kind.name)).map(kind => ({
        name: kind.name, title: figureTitle(kind), isNumber: true, sort: other => kind.of(other)?.value ?? null,
        show: other => cellFigureText(kind, other),
      })),
      { name: "note", title: "", show: other => (other.summary ? "" : reasonOf(other)) },
    ],
  });
  table.update([cell, ...elsewhere]);
  return section("elsewhere", "On other devices", table.element);
}
