/** Cells of a report as points of a chart. */

import { cellFigureText, figureTitle, FIGURES } from "../chart/figures.js";
import { accuracyChangeText } from "../show/amounts.js";
import { Fate, fateOf } from "./cells.js";

/**
 * A point for each cell that has both figures.
 *
 * @param {Object[]} cells of a report
 * @param {{x: Object, y: Object}} kinds of figures, see `figures.js`
 * @param {(cell: Object) => string} labelOf
 */
export function pointsOf(cells, { x, y }, labelOf) {
  return cells.filter(cell => fateOf(cell) === Fate.MEASURED).map(cell => {
    const across = x.of(cell), up = y.of(cell);
    return across === null || up === null || !(across.value > 0) ? null : {
      key: String(cell.index),
      x: across.value / x.size,
      y: up.value / y.size,
      halfWidth: (across.halfWidth ?? 0) / x.size,
      model: cell.model,
      group: cell.device ?? "",
      label: `${cell.model} ${labelOf(cell)}`,
      lines: linesOf(cell, labelOf),
      isBest: cell.onParetoFront,
    };
  }).filter(point => point !== null);
}

/** All that a pointer gets to know of a cell. */
function linesOf(cell, labelOf) {
  const change = accuracyChangeText(cell.accuracyChange);
  return [
    `${cell.model} · ${labelOf(cell)}`,
    `on ${cell.device ?? "no device"}${cell.simulated ? " (simulated)" : ""}`,
    ...FIGURES.filter(kind => kind.of(cell) !== null).map(kind => {
      const text = `${figureTitle(kind)}: ${cellFigureText(kind, cell)}`;
      return kind.name === "accuracy" && change !== "" ? `${text}, ${change === "~" ? "no proven difference from fp32" : `${change} against fp32`}` : text;
    }),
    ...(cell.onParetoFront ? ["not dominated"] : []),
  ];
}
