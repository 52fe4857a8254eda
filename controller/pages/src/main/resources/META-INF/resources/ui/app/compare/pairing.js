/** The same cells of two campaigns, side by side. */

/** 97.5th percentile of the standard normal distribution. */
const NORMAL_95 = 1.959964;

/** What makes two cells the same: the model, every axis, the device. */
export function keyOf(cell) {
  const axes = Object.entries(cell.axes).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([cell.model, axes, cell.device ?? null]);
}

/**
 * Cells by where they are, in the order of the campaign that they are in; pairs in the order of the first.
 *
 * @param {Object[]} a cells of a report
 * @param {Object[]} b likewise
 * @returns {{both: {a: Object, b: Object}[], onlyA: Object[], onlyB: Object[]}}
 */
export function pairUp(a, b) {
  const inB = new Map(b.map(cell => [keyOf(cell), cell]));
  const inA = new Set(a.map(keyOf));
  return {
    both: a.filter(cell => inB.has(keyOf(cell))).map(cell => ({ a: cell, b: inB.get(keyOf(cell)) })),
    onlyA: a.filter(cell => !inB.has(keyOf(cell))),
    onlyB: b.filter(cell => !inA.has(keyOf(cell))),
  };
}

/**
 * How much more the second has: a share of the first, but of a figure that is a share itself the difference of both.
 *
 * @param {Object} kind of figure, see `figures.js`
 * @returns {number|null} null where one has none
 */
export function changeOf(kind, { a, b }) {
  const before = kind.of(a), after = kind.of(b);
  if (before === null || after === null) {
    return null;
  }
  if (kind.unit === "") {
    return after.value - before.value;
  }
  return before.value > 0 ? after.value / before.value - 1 : null;
}

/**
 * Whether the intervals of both sides overlap, or one is not known: then the change may be nothing but scatter between runs, or of
 * an accuracy nothing but the choice of the examples.
 */
export function mayBeScatter(kind, { a, b }) {
  if (kind.name === "size") {
    return false;
  }
  const before = intervalOf(kind.of(a)), after = intervalOf(kind.of(b));
  return before === null || after === null || before.low <= after.high && after.low <= before.high;
}

/** What the true value surely lies in, at 95 %; null where that is not known. */
function intervalOf(estimate) {
  if (estimate?.halfWidth !== undefined) {
    return { low: estimate.value - estimate.halfWidth, high: estimate.value + estimate.halfWidth };
  }
  return estimate?.examples > 0 ? wilson(estimate.value, estimate.examples) : null;
}

/** Wilson's score interval of a share of so many examples; E. B. Wilson, JASA 22 (1927). */
function wilson(share, examples) {
  const square = NORMAL_95 ** 2;
  const centre = share + square / (2 * examples);
  const reach = NORMAL_95 * Math.sqrt(share * (1 - share) / examples + square / (4 * examples ** 2));
  const norm = 1 + square / examples;
  return { low: (centre - reach) / norm, high: (centre + reach) / norm };
}
