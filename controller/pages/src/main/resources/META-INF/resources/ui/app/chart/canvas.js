/** A chart on a page: follows the width and the colours of the page, and says in words what it shows. */

import { onThemeChange } from "../frame/theme-switch.js";
import { element } from "../show/element.js";
import { pageColours } from "./palette.js";

/** ECharts is a plain script that a page with charts loads before its modules. */
const library = globalThis.echarts;

/**
 * A figure with a chart in it.
 *
 * The canvas is one picture to a screen reader, with `describe()` as its text; whoever uses it puts a table with the same rows beside it.
 */
export class Chart {
  /**
   * @param {Object} terms
   * @param {(size: {width: number, height: number, colours: Object}) => Object|null} terms.option of ECharts; null draws nothing
   * @param {(data: Object) => void} [terms.onChoose] when somebody clicks a mark, with its datum
   */
  constructor({ option, onChoose = () => {} }) {
    this.option = option;
    this.canvas = element("div", { class: "canvas" });
    this.caption = element("figcaption");
    this.element = element("figure", { class: "chart" }, this.canvas, this.caption);
    this.onChoose = onChoose;
    this.chart = null;
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    onThemeChange(() => this.draw());
  }

  /** Draws what is to be seen now; harmless while the chart is not on the page. */
  draw() {
    // One that had nothing to draw takes no room, and so could not be measured.
    this.canvas.hidden = false;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) {
      return;
    }
    const option = this.option({ width, height, colours: pageColours(this.element) });
    this.canvas.hidden = option === null;
    if (option === null) {
      return;
    }
    if (this.chart === null) {
      this.chart = library.init(this.canvas, null, { renderer: "canvas" });
      this.chart.on("click", event => this.onChoose(event.data));
    }
    this.chart.resize({ width, height });
    this.chart.setOption(option, { notMerge: true });
    this.canvas.setAttribute("role", "img");
  }

  /** Shows which mark is meant, by what its datum answers to `is`. */
  highlight(is) {
    this.chart?.dispatchAction({ type: "downplay" });
    const series = this.chart?.getOption().series ?? [];
    series.forEach((each, seriesIndex) => {
      const dataIndex = (each.data ?? []).findIndex(datum => datum?.point !== undefined && is(datum));
      if (dataIndex >= 0) {
        this.chart.dispatchAction({ type: "highlight", seriesIndex, dataIndex });
        this.chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
      }
    });
  }
}
