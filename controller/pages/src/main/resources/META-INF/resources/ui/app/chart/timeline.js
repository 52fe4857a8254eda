/** Figures over time as an option for ECharts. */

import { axis, base, tooltip } from "./axes.js";
import { mark } from "./palette.js";

/**
 * The option; null when nothing is known.
 *
 * @param {Object} terms
 * @param {{name: string, points: {atMillis: number, value: number, lines: string[], isMarked: boolean}[]}[]} terms.series oldest first;
 *     marked points are drawn filled with the second colour
 * @param {string} terms.title of the vertical axis, with its unit
 * @param {boolean} [terms.isFromZero] whether 0 must be seen
 * @param {string} terms.description for screen readers
 */
export function timelineOption({ series, title, isFromZero = false, description, colours, width }) {
  if (series.every(each => each.points.length === 0)) {
    return null;
  }
  return {
    ...base(description),
    grid: { left: 62, right: 20, top: 12, bottom: 32 },
    tooltip: tooltip(colours, width, data => data.lines),
    xAxis: axis(colours, "", 0, { type: "time", splitLine: { show: false }, splitNumber: Math.max(2, Math.floor(width / 140)) }),
    yAxis: axis(colours, title, 44, isFromZero ? { min: 0 } : { scale: true }),
    series: series.map((each, index) => {
      const { colour, shape } = mark(index, colours);
      return {
        type: "line", name: each.name, symbol: `path://${shape}`, symbolKeepAspect: true, lineStyle: { color: colour, width: 1.5 },
        itemStyle: { color: colour },
        data: each.points.map(point => ({
          value: [point.atMillis, point.value], lines: point.lines, symbolSize: point.isMarked ? 12 : 7,
          itemStyle: point.isMarked ? { color: colours.models[6] } : undefined,
        })),
      };
    }),
  };
}
