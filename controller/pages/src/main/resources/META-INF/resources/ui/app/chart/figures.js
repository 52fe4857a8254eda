/** The figures of a cell that charts and tables show: where they stand in the report, their unit, and which way is better. */

import { accuracyText } from "../show/amounts.js";
import { NONE, figureText } from "../show/figure.js";

/**
 * @typedef {Object} FigureKind
 * @property {string} name stands in addresses
 * @property {string} words
 * @property {string} unit that it is shown in; empty for a share
 * @property {number} size of that unit in base units
 * @property {number} decimalsMax finer than this says nothing
 * @property {boolean} isMoreBetter
 * @property {(cell: Object) => ({value: number, halfWidth: (number|undefined)}|null)} of the estimate of a cell of a report, in base units
 */

const latency = (name, words, key) => ({
  name, words, unit: "ms", size: 1e-3, decimalsMax: 4, isMoreBetter: false, of: cell => cell.summary?.latency?.[key] ?? null,
});

/** @type {FigureKind[]} in the order of columns */
export const FIGURES = Object.freeze([
  latency("p50", "p50 latency", "p50Seconds"),
  latency("p90", "p90 latency", "p90Seconds"),
  latency("p99", "p99 latency", "p99Seconds"),
  {
    name: "load", words: "load time", unit: "ms", size: 1e-3, decimalsMax: 4, isMoreBetter: false,
    of: cell => cell.summary?.loadSeconds ?? null,
  },
  {
    name: "memory", words: "peak memory", unit: "MB", size: 1e6, decimalsMax: 1, isMoreBetter: false,
    of: cell => cell.summary?.memory?.peakBytes ?? null,
  },
  {
    name: "size", words: "size", unit: "kB", size: 1e3, decimalsMax: 1, isMoreBetter: false,
    of: cell => (cell.artifact ? { value: cell.artifact.bytes } : null),
  },
  { name: "energy", words: "energy", unit: "mJ", size: 1e-3, decimalsMax: 4, isMoreBetter: false, of: energy },
  {
    name: "accuracy", words: "accuracy", unit: "", size: 1, decimalsMax: 4, isMoreBetter: true,
    of: cell => cell.summary?.accuracy ?? null,
  },
]);

/** The one with this name; the first where there is none. */
export function figureNamed(name) {
  return FIGURES.find(kind => kind.name === name) ?? FIGURES[0];
}

/** `p50 latency [ms]`. */
export function figureTitle(kind) {
  return kind.unit === "" ? kind.words : `${kind.words} [${kind.unit}]`;
}

/** A cell's figure in its unit, `1.92 ± 0.01`; a dash where there is none. */
export function cellFigureText(kind, cell) {
  const estimate = kind.of(cell);
  if (estimate === null) {
    return NONE;
  }
  if (kind.name === "accuracy") {
    return accuracyText(estimate);
  }
  return figureText(estimate.value / kind.size, estimate.halfWidth === undefined ? null : estimate.halfWidth / kind.size, kind.decimalsMax);
}

/** Per inference, without idle power where it is known. Scatter and the sensor's error are independent: their squares add up. */
function energy(cell) {
  const measured = cell.summary?.energy;
  const estimate = measured?.netJoules ?? measured?.grossJoules;
  if (!estimate) {
    return null;
  }
  const parts = [estimate.halfWidth, measured.sensorUncertaintyJoules].filter(part => part !== undefined);
  return { value: estimate.value, halfWidth: parts.length === 0 ? undefined : Math.hypot(...parts) };
}
