/** Which operators take the time: bars and a table, by type or node by node. */

import { parameter, remember } from "../address.js";
import { Chart } from "../chart/canvas.js";
import { barsHeight, barsOption } from "../chart/bars.js";
import { emptyNotice } from "../frame/notice.js";
import { count, secondsText } from "../show/amounts.js";
import { element, fill, section } from "../show/element.js";
import { Table } from "../show/table.js";

/** More bars are no picture any more; the table has them all. */
const BARS_MAX = 15;
const PARAMETER = "profile";
const BY_NODE = "nodes";

/** The part; it says so where there is no profile of a measured cell. */
export function profilePart({ profile, cell }) {
  if (!profile) {
    return cell.summary ? section("profile", "Where the time goes", emptyNotice("The device gave no profile of this variant.",
      "A sweep asks for one unless it says ", element("code", {}, "measure: {profile: false}"), "; cells that a gate compares have none.")) : null;
  }
  const place = element("div");
  const draw = () => fill(place, parts(profile, parameter(PARAMETER) === BY_NODE));
  draw();
  return section("profile", "Where the time goes",
    element("div", { class: "controls" }, element("label", {}, "Shown by",
      element("select", { onchange: event => { remember({ [PARAMETER]: event.target.value }); draw(); } },
        element("option", { value: "" }, "type of operator"),
        element("option", { value: BY_NODE, selected: parameter(PARAMETER) === BY_NODE }, "node")))),
    place,
    element("ul", { class: "notes" }, [
      `ONNX Runtime's profile of ${count(profile.inferences, "inference")} after the measured runs. Profiling makes them slower (${
        secondsText(profile.inferenceSeconds)} each): it says how the time is shared out, not how fast the model is.`,
      "Times are medians over inferences, in whole microseconds as ONNX Runtime counts them; an operator that needs less has 0.",
      cell.simulated ? "simulated: this profile is made up." : null,
    ].filter(note => note !== null).map(note => element("li", {}, note))));
}

function parts(profile, isByNode) {
  const rows = isByNode ? nodeRows(profile) : profile.operators.map(row => ({ ...row, name: row.operator }));
  const bars = rows.filter(row => row.isRest !== true).slice(0, BARS_MAX).map(row => ({ name: row.name, share: row.share, lines: linesOf(row) }));
  const [first] = rows;
  const description = `${isByNode ? "Nodes" : "Types of operators"} by their share of the time. ${
    first ? `The longest is ${first.name} with ${percent(first.share)}.` : ""} The table below has the same figures.`;
  const chart = new Chart({ option: size => (bars.length === 0 ? null : barsOption({ bars, description, ...size })) });
  chart.element.classList.add("bars");
  chart.element.style.setProperty("--bars", `${barsHeight(bars.length)}px`);
  return [chart.element, profileTable(rows, isByNode).element];
}

function nodeRows({ nodes, rest }) {
  return rest ? [...nodes, { ...rest, name: count(rest.nodes, "other node"), operator: "", provider: "", isRest: true }] : nodes;
}

function profileTable(rows, isByNode) {
  const nodeColumns = [
    { name: "node", title: "node", isHead: true, sort: row => row.name, show: row => row.name },
    { name: "operator", title: "operator", sort: row => row.operator, show: row => row.operator },
    { name: "provider", title: "ran on", sort: row => row.provider, show: row => row.provider.replace("ExecutionProvider", "") },
  ];
  const typeColumns = [
    { name: "operator", title: "operator", isHead: true, sort: row => row.operator, show: row => row.operator },
    { name: "nodes", title: "nodes", isNumber: true, sort: row => row.nodes, show: row => row.nodes },
  ];
  const table = new Table({
    caption: isByNode ? "Time by node" : "Time by type of operator", noun: isByNode ? "line" : "type", sortBy: "operators",
    columns: [
      ...(isByNode ? nodeColumns : typeColumns),
      { name: "share", title: "share [%]", isNumber: true, sort: row => row.share, show: row => (row.share * 100).toFixed(1) },
      { name: "time", title: "time [µs]", isNumber: true, sort: row => row.seconds, show: row => microseconds(row.seconds) },
      { name: "calls", title: "calls", isNumber: true, sort: row => row.calls ?? null, show: row => (row.calls === undefined ? "" : Number(row.calls.toFixed(1))) },
    ],
  });
  table.update(rows);
  return table;
}

function linesOf(row) {
  return [row.name, row.operator === row.name ? count(row.nodes, "node") : row.operator, `${percent(row.share)}, ${microseconds(row.seconds)} µs per inference`];
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

/** Whole ones are all that is known; a median of an even number may lie between two. */
function microseconds(seconds) {
  return String(Number((seconds * 1e6).toFixed(1)));
}
