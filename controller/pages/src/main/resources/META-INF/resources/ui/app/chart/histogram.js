/** How often inferences took how long, as an option for ECharts. */

import { grouped } from "../show/amounts.js";
import { axis, base, tooltip } from "./axes.js";

/**
 * The option; null when there is no sample.
 *
 * @param {Object} terms
 * @param {Object} terms.histogram `SampleHistogram` of the API
 * @param {{size: number, name: string}} terms.unit of latency, its size in seconds
 * @param {string} terms.description for screen readers
 */
export function histogramOption({ histogram, unit, description, colours, width }) {
  const bins = histogram.undisturbed.length;
  if (bins === 0) {
    return null;
  }
  const wide = (histogram.toSeconds - histogram.fromSeconds) / bins / unit.size;
  const from = index => histogram.fromSeconds / unit.size + index * wide;
  const text = index => from(index).toPrecision(4);
  const bars = (name, counts, colour) => ({
    type: "bar", name, stack: "samples", barCategoryGap: "8%", itemStyle: { color: colour },
    data: counts.map((value, index) => ({
      value, lines: [`${text(index)} … ${text(index + 1)} ${unit.name}`, `${value} ${name} of ${histogram.undisturbed[index] + histogram.disturbed[index]}`],
    })),
  });
  return {
    ...base(description),
    grid: { left: 62, right: 16, top: 10, bottom: 44 },
    tooltip: tooltip(colours, width, data => data.lines),
    xAxis: axis(colours, `latency [${unit.name}]`, 26, {
      type: "category", data: histogram.undisturbed.map((_, index) => text(index)), splitLine: { show: false },
      axisLabel: { interval: Math.ceil(bins / Math.max(3, Math.floor(width / 110))) - 1 },
    }),
    yAxis: axis(colours, "samples", 46, { minInterval: 1, axisLabel: { formatter: grouped } }),
    series: [bars("undisturbed", histogram.undisturbed, colours.models[0]), bars("disturbed", histogram.disturbed, colours.models[1])],
  };
}
