/** Shares as lying bars, the longest on top, as an option for ECharts. */

import { axis, base, endOf, quietText, tooltip } from "./axes.js";

const BAR_PIXELS = 24;
const AXES_PIXELS = 56;
/** Wide enough for most names, and never more than a third of a phone. */
const NAME_PIXELS_MAX = 260;
const LETTER_PIXELS = 6.6;

/**
 * The option.
 *
 * @param {Object} terms
 * @param {{name: string, share: number, lines: string[]}[]} terms.bars longest first; shares in [0, 1]
 * @param {string} terms.description for screen readers
 */
export function barsOption({ bars, description, colours, width }) {
  const room = Math.min(NAME_PIXELS_MAX, width / 3);
  const letters = Math.max(8, Math.floor(room / LETTER_PIXELS));
  const names = bars.map(bar => endOf(bar.name, letters));
  const longest = Math.max(...names.map(name => [...name].length));
  return {
    ...base(description),
    grid: { left: Math.min(room, longest * LETTER_PIXELS) + 14, right: 56, top: 6, bottom: 44 },
    tooltip: tooltip(colours, width, data => data.lines),
    xAxis: axis(colours, "share of the time of all nodes [%]", 28, { min: 0 }),
    yAxis: {
      type: "category", inverse: true, data: names.map((_, index) => index), axisTick: { show: false }, axisLine: { show: false },
      axisLabel: { ...quietText(colours), color: colours.ink, interval: 0, formatter: index => names[index] },
    },
    series: [{
      type: "bar", barWidth: "62%", itemStyle: { color: colours.models[0] }, emphasis: { itemStyle: { color: colours.models[5] } },
      data: bars.map(bar => ({ value: bar.share * 100, lines: bar.lines })),
      label: { ...quietText(colours), show: true, position: "right", formatter: ({ value }) => `${value.toFixed(1)} %` },
    }],
  };
}

/** The height that so many bars need, CSS pixels. */
export function barsHeight(bars) {
  return AXES_PIXELS + BAR_PIXELS * bars;
}
