/** Samples in the order in which they were taken, run after run, as an option for ECharts. */

import { axis, base, tooltip } from "./axes.js";

const SHAPE = "path://M0 -1.1L1.05 .8H-1.05z";
/** Part of a run's length that separates it from the next. */
const GAP = 0.04;
/** So many times the width of the middle half above it nothing is drawn: one slow sample would press all others flat. */
const FENCE = 10;
/** Places of quantiles in `RunSamples`. */
const P25 = 2;
const P75 = 4;
const MARGIN = 1.02;

/**
 * The option; null when there is no sample.
 *
 * @param {Object} terms
 * @param {Object[]} terms.runs `RunSamples` of the API
 * @param {{size: number, name: string}} terms.unit of latency, its size in seconds
 * @param {string} terms.description for screen readers
 */
export function stripOption({ runs, unit, description, colours, width }) {
  const drawn = runs.filter(run => run.points.length > 0);
  if (drawn.length === 0) {
    return null;
  }
  const longest = Math.max(...drawn.map(run => run.samples));
  const starts = new Map(drawn.map((run, place) => [run, place * longest * (1 + GAP)]));
  const all = of => drawn.flatMap(run => [...run.points.map(point => of(run, point)), null]);
  const at = (run, point) => starts.get(run) + point.from + point.count / 2;
  const line = (name, of, opacity, widthPixels) => ({
    type: "line", name, symbol: "none", silent: true, clip: true, lineStyle: { color: colours.models[0], width: widthPixels, opacity },
    data: all((run, point) => [at(run, point), of(point) / unit.size]).map(value => value ?? [null, null]),
  });
  return {
    ...base(description),
    grid: { left: 62, right: 16, top: 22, bottom: 40 },
    tooltip: tooltip(colours, width, data => data.lines ?? []),
    xAxis: axis(colours, "samples in order, run after run", 24, {
      min: 0, max: drawn.length * longest * (1 + GAP), axisLabel: { show: false }, splitLine: { show: false },
    }),
    yAxis: axis(colours, `latency [${unit.name}]`, 46, { scale: true, max: ceilingOf(drawn) / unit.size, axisLabel: { showMaxLabel: false } }),
    series: [
      line("least", point => point.minSeconds, 0.35, 1),
      line("greatest", point => point.maxSeconds, 0.35, 1),
      line("median", point => point.medianSeconds, 1, 1.6),
      {
        type: "scatter", name: "disturbed", symbol: SHAPE, symbolSize: 8, clip: true, itemStyle: { color: colours.models[1] },
        data: drawn.flatMap(run => run.points.filter(point => point.disturbed > 0).map(point => ({
          value: [at(run, point), point.medianSeconds / unit.size], lines: linesOf(run, point, unit),
        }))),
      },
      {
        type: "scatter", name: "places", symbolSize: 10, itemStyle: { color: "transparent" }, emphasis: { itemStyle: { color: colours.models[0] } },
        markLine: runMarks(drawn, starts, colours),
        data: drawn.flatMap(run => run.points.map(point => ({
          value: [at(run, point), point.medianSeconds / unit.size], lines: linesOf(run, point, unit),
        }))),
      },
    ],
  };
}

function ceilingOf(runs) {
  const fences = runs.map(({ quantilesSeconds: at }) => at[P75] + FENCE * (at[P75] - at[P25]));
  return MARGIN * Math.min(Math.max(...fences), Math.max(...runs.flatMap(run => run.points.map(point => point.maxSeconds))));
}

function runMarks(runs, starts, colours) {
  return {
    silent: true, symbol: "none", lineStyle: { color: colours.line, type: "solid" },
    label: { show: true, color: colours.quiet, fontSize: 11, position: "end", distance: 4, align: "left", formatter: ({ name }) => name },
    data: runs.map(run => ({ name: String(run.index + 1), xAxis: starts.get(run) })),
  };
}

function linesOf(run, point, unit) {
  const text = seconds => (seconds / unit.size).toPrecision(4);
  const last = point.from + point.count;
  return [
    `run ${run.index + 1}, ${point.count === 1 ? `sample ${last}` : `samples ${point.from + 1} to ${last}`}`,
    `median ${text(point.medianSeconds)} ${unit.name}, ${text(point.minSeconds)} … ${text(point.maxSeconds)}`,
    point.disturbed > 0 ? `${point.disturbed} of ${point.count} disturbed by something else` : "nothing disturbed them",
  ];
}
