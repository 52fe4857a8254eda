/**
 * One figure against another, as an option for ECharts: a mark for each cell, and the front as a staircase. It knows neither the page
 * nor the farm, so that the pages and the report of `assay run` draw the same.
 */

import { front, staircase } from "./front.js";
import { placedLabels } from "./labels.js";
import { mark } from "./palette.js";
import { linearTicks, logarithmicTicks, tickText } from "./scale.js";

/** A wider range than this is drawn by logarithms. */
const LOGARITHMIC_FROM_RATIO = 2.5;
const MARGIN = 0.06;
/** Less than this is hardly a difference in accuracy, and should not look like one. */
const SHARE_SPAN_MIN = 0.02;
/** Points further below the best are drawn at the lower edge, or they would press all others into one line. */
const SHARE_SPAN_MAX = 0.15;
/** With more points, whiskers hide more than they tell. */
const WHISKERS_MAX = 150;
/** Room for the axes around the drawing, CSS pixels. */
const EDGE = Object.freeze({ left: 62, right: 18, top: 14, bottom: 50 });

/**
 * @typedef {Object} Point
 * @property {string} key unique in the chart
 * @property {number} x in the unit of its axis; less is better
 * @property {number} y
 * @property {number} halfWidth of x, 0 when not known
 * @property {string} model which mark it gets
 * @property {string} group points of one group have one front: a device
 * @property {string} label beside it, where there is room
 * @property {string[]} lines what is known of it
 * @property {boolean} isBest not dominated in any figure: drawn filled
 */

/**
 * The whole option.
 *
 * @param {Object} terms
 * @param {Point[]} terms.points at least one
 * @param {string[]} terms.models in the order of their marks
 * @param {{title: string, isMoreBetter: boolean, isShare: boolean}} terms.yAxis
 * @param {{title: string}} terms.xAxis
 * @param {Object} terms.colours of the page, see `pageColours`
 * @param {number} terms.width of the chart, CSS pixels
 * @param {number} terms.height likewise
 * @param {string} terms.description for screen readers
 */
export function scatterOption({ points, models, xAxis, yAxis, colours, width, height, description }) {
  const x = xScale(points, Math.max(3, Math.round(width / 90)));
  const y = yScale(points, yAxis, Math.max(3, Math.round(height / 60)));
  const labels = placedLabels(points.map(point => inPixels(point, x, y, width, height)),
    new Set(pointsOfFronts(points, yAxis).map(point => point.key)), width - EDGE.right);
  const text = { color: colours.quiet, fontSize: 12, fontFamily: "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif" };
  const axis = (scale, title, gap) => ({
    type: "value", min: scale.min, max: scale.max, name: title, nameLocation: "middle", nameGap: gap, nameTextStyle: text,
    axisLabel: { ...text, customValues: scale.ticks.map(scale.place), formatter: place => tickText(scale.value(place)), hideOverlap: true },
    axisTick: { customValues: scale.ticks.map(scale.place), show: false },
    splitLine: { lineStyle: { color: colours.line } },
    axisLine: { show: false },
  });
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: true, description } },
    textStyle: { fontFamily: text.fontFamily },
    grid: { ...EDGE },
    tooltip: tooltip(colours, width),
    xAxis: axis(x, `${xAxis.title}${x.isLogarithmic ? ", logarithmic" : ""}; left is better`, 30),
    yAxis: axis(y, `${yAxis.title}; ${yAxis.isMoreBetter ? "up" : "down"} is better`, 46),
    series: [
      ...fronts(points, yAxis, x, y, colours),
      ...models.map((model, index) => cloud(points.filter(point => point.model === model), mark(index, colours), model, x, y, colours,
        { labels, hasWhiskers: points.length <= WHISKERS_MAX })),
    ],
  };
}

/** How many points are worse than the chart shows. */
export function pointsBeyond(points, yAxis) {
  const y = yScale(points, yAxis, 3);
  return points.filter(point => point.y < y.min).length;
}

/** The points that the staircases join. */
export function pointsOfFronts(points, yAxis) {
  return groups(points).flatMap(group => front(group, yAxis.isMoreBetter));
}

function tooltip(colours, width) {
  return {
    trigger: "item",
    // Drawn on the canvas: no text from the farm ever passes through markup.
    renderMode: "richText",
    confine: true,
    backgroundColor: colours.ink,
    borderWidth: 0,
    padding: 10,
    textStyle: { color: colours.ground, fontSize: 12, lineHeight: 18, width: Math.min(360, width - 40), overflow: "break" },
    formatter: ({ data }) => data?.point?.lines.map(plainLine).join("\n") ?? "",
  };
}

/** ECharts reads `{style|text}` as markup of its own. */
function plainLine(line) {
  return line.replace(/[{}|]/g, sign => ({ "{": "❴", "}": "❵", "|": "❘" })[sign]);
}

/** Where a point is drawn, for what must not be drawn over it. */
function inPixels(point, x, y, width, height) {
  const across = (x.place(point.x) - x.min) / (x.max - x.min);
  const up = (Math.max(y.min, y.place(point.y)) - y.min) / (y.max - y.min);
  return {
    key: point.key, label: point.label,
    left: EDGE.left + across * (width - EDGE.left - EDGE.right),
    top: EDGE.top + (1 - up) * (height - EDGE.top - EDGE.bottom),
  };
}

function cloud(points, { colour, shape }, model, x, y, colours, { labels, hasWhiskers }) {
  return {
    type: "scatter",
    name: model,
    data: points.map(point => ({
      value: [x.place(point.x), Math.max(y.min, y.place(point.y))],
      point,
      symbolSize: point.isBest ? 14 : 10,
      itemStyle: { color: point.isBest ? colour : colours.card, borderColor: point.isBest ? colours.card : colour, borderWidth: point.isBest ? 1.5 : 1.8 },
      label: label(point, labels, colours),
    })),
    symbol: `path://${shape}`,
    symbolKeepAspect: true,
    emphasis: { scale: 1.4, itemStyle: { borderColor: colours.ink, borderWidth: 2.5 } },
    markLine: hasWhiskers ? whiskers(points, colour, x, y) : undefined,
  };
}

function label(point, labels, colours) {
  const shift = labels.get(point.key);
  return shift === undefined ? { show: false } : {
    show: true, position: "right", distance: 5, offset: [0, shift], formatter: () => point.label, fontSize: 11,
    color: colours.ink, textBorderColor: colours.card, textBorderWidth: 3,
  };
}

function whiskers(points, colour, x, y) {
  return {
    silent: true, symbol: "none", animation: false, label: { show: false }, emphasis: { disabled: true },
    lineStyle: { color: colour, opacity: 0.55, type: "solid", width: 1 },
    data: points.filter(point => point.halfWidth > 0 && point.x > point.halfWidth).map(point => {
      const height = Math.max(y.min, y.place(point.y));
      return [{ coord: [x.place(point.x - point.halfWidth), height] }, { coord: [x.place(point.x + point.halfWidth), height] }];
    }),
  };
}

function fronts(points, yAxis, x, y, colours) {
  return groups(points).map(group => {
    const best = front(group.map(point => ({ x: x.place(point.x), y: y.place(point.y), point })), yAxis.isMoreBetter);
    return {
      type: "line", name: "front", silent: true, symbol: "none", z: 1,
      data: staircase(best, x.max).map(([place, height]) => [place, Math.max(y.min, height)]),
      lineStyle: { color: colours.quiet, type: [5, 4], width: 1.5 },
      emphasis: { disabled: true },
      tooltip: { show: false },
    };
  });
}

function groups(points) {
  return [...Map.groupBy(points, point => point.group).values()];
}

function xScale(points, about) {
  const values = points.map(point => point.x);
  const least = Math.min(...values), most = Math.max(...values);
  const isLogarithmic = least > 0 && most / least > LOGARITHMIC_FROM_RATIO;
  if (isLogarithmic) {
    const from = least / 1.12, to = most * 1.12;
    return {
      isLogarithmic, min: Math.log10(from), max: Math.log10(to), ticks: logarithmicTicks(from, to, about),
      place: Math.log10, value: place => 10 ** place,
    };
  }
  const span = most > least ? most - least : Math.abs(most) * 0.2 || 1;
  return linear(Math.max(0, least - MARGIN * span), most + MARGIN * span, about);
}

function yScale(points, { isShare }, about) {
  const values = points.map(point => point.y);
  const most = Math.max(...values), least = Math.min(...values);
  if (!isShare) {
    const span = most > least ? most - least : Math.abs(most) * 0.2 || 1;
    return linear(Math.max(0, least - MARGIN * span), most + MARGIN * span, about);
  }
  const shown = Math.max(least, most - SHARE_SPAN_MAX);
  const missing = Math.max(0, SHARE_SPAN_MIN - (most - shown));
  const margin = MARGIN * (most - shown + missing) + missing / 2;
  return linear(Math.max(0, shown - margin), Math.min(1, most + margin), about);
}

function linear(min, max, about) {
  return { isLogarithmic: false, min, max, ticks: linearTicks(min, max, about), place: value => value, value: place => place };
}
