/** What the axes and tooltips of all simple charts have in common, as options for ECharts. */

const FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** Text of axes. */
export function quietText(colours) {
  return { color: colours.quiet, fontSize: 12, fontFamily: FONT };
}

/** An axis with a title, as ECharts wants it; `more` adds to it or changes it. */
export function axis(colours, title, nameGap, more = {}) {
  const text = quietText(colours);
  return {
    type: "value", name: title, nameLocation: "middle", nameGap, nameTextStyle: text,
    axisTick: { show: false }, axisLine: { show: false }, splitLine: { lineStyle: { color: colours.line } },
    ...more,
    axisLabel: { ...text, hideOverlap: true, ...more.axisLabel },
  };
}

/** What every simple chart begins with: still, and told in words to screen readers. */
export function base(description) {
  return { animation: false, textStyle: { fontFamily: FONT }, aria: { enabled: true, label: { enabled: true, description } } };
}

/**
 * A tooltip that is drawn on the canvas, so that no text from the farm ever passes through markup.
 *
 * @param {(data: Object) => string[]} linesOf a mark's datum as lines of text
 */
export function tooltip(colours, width, linesOf) {
  return {
    trigger: "item", renderMode: "richText", confine: true, backgroundColor: colours.ink, borderWidth: 0, padding: 10,
    textStyle: { color: colours.ground, fontSize: 12, lineHeight: 18, width: Math.min(340, width - 40), overflow: "break" },
    formatter: ({ data }) => linesOf(data).map(plainLine).join("\n"),
  };
}

/** ECharts reads `{style|text}` as markup of its own. */
function plainLine(line) {
  return line.replace(/[{}|]/g, sign => ({ "{": "❴", "}": "❵", "|": "❘" })[sign]);
}

/** The last letters of a long name, which tell nodes of one graph apart better than the first. */
export function endOf(text, most) {
  const letters = [...text];
  return letters.length <= most ? text : `…${letters.slice(letters.length - most + 1).join("")}`;
}
