/** Two campaigns side by side. It shows differences and proves none: the two were measured at different times. */

import { addressOf, parameter, remember } from "../address.js";
import { FIGURES, figureNamed, figureTitle } from "../chart/figures.js";
import { Fate, fateOf, labelsOf } from "../campaign/cells.js";
import { ask } from "../farm/farm.js";
import { emptyNotice } from "../frame/notice.js";
import { openPage, setTitle } from "../frame/page.js";
import { count, shortHash } from "../show/amounts.js";
import { element, fill, link, section } from "../show/element.js";
import { exactTime } from "../show/time.js";
import { choiceForm } from "./choice-form.js";
import { pairTable } from "./pair-table.js";
import { pairUp } from "./pairing.js";

openPage({ title: "Comparison of two campaigns", current: "compare", show });

async function show(main) {
  const a = parameter("a"), b = parameter("b");
  const { campaigns } = await ask("/campaigns?limit=200");
  const form = choiceForm(campaigns, a, b);
  if (a === "" || b === "") {
    fill(main, element("h1", {}, "Comparison of two campaigns"), form,
      campaigns.length < 2 ? emptyNotice("There are not two campaigns yet.") : emptyNotice("Choose two campaigns."));
    return;
  }
  const [reportA, reportB] = await Promise.all([a, b].map(id => ask(`/campaigns/${encodeURIComponent(id)}/report?build=false`)));
  setTitle(`${a} and ${b}`);
  fill(main, element("h1", {}, "Comparison of two campaigns"), form, sides(reportA, reportB), warning(reportA, reportB), comparison(reportA, reportB));
}

function sides(a, b) {
  return section("sides", "The two", element("ul", { class: "cards" }, [["a", a], ["b", b]].map(([letter, report]) => element("li", { class: "card" },
    element("h3", {}, `${letter}: `, link(addressOf("campaign.html", { id: report.campaignId }), report.campaignId)),
    element("p", { class: "quiet" }, `${report.sweep} · ${exactTime(report.createdAt)}`),
    element("p", { class: "quiet" }, [report.branch, shortHash(report.revision ?? "")].filter(Boolean).join(" · ") || "no revision known")))));
}

/** What this page cannot say. */
function warning(a, b) {
  const judged = [[a, b], [b, a]].find(([base, candidate]) => candidate.gate?.baseline?.campaignId === base.campaignId);
  return element("div", { class: "notice" },
    element("p", {}, "These figures were measured in different sessions. What differs may be the device's day and not the model: nothing here is proven. ",
      "Only a gate proves a change, since it measures both side by side."),
    judged ? element("p", {}, "There is one: ", link(`${addressOf("campaign.html", { id: judged[1].campaignId })}#verdicts`,
      `the verdicts of ${judged[1].campaignId} against ${judged[0].campaignId}`), ".") : null);
}

function comparison(a, b) {
  const isMeasured = cell => fateOf(cell) === Fate.MEASURED;
  const { both, onlyA, onlyB } = pairUp(a.cells.filter(isMeasured), b.cells.filter(isMeasured));
  const labelOf = labelsOf([...a.cells, ...b.cells]);
  const place = element("div");
  const draw = () => {
    const kind = figureNamed(parameter("figure", "p50"));
    const table = pairTable({ labelOf, kind, pairs: both, campaign: b.campaignId });
    table.update(both);
    fill(place, table.element);
  };
  draw();
  const choice = element("div", { class: "controls" }, element("label", {}, "Figure", element("select", {
    name: "figure", onchange: event => {
      remember({ figure: event.target.value });
      draw();
    },
  }, FIGURES.map(kind => element("option", { value: kind.name, selected: kind.name === figureNamed(parameter("figure", "p50")).name }, figureTitle(kind))))));
  return [
    section("both", `In both: ${count(both.length, "cell")}`, both.length > 0 ? [choice, place, notes()]
      : emptyNotice("No cell was measured in both: the same model and axes on the same device.")),
    onlyIn("a", a, onlyA, labelOf),
    onlyIn("b", b, onlyB, labelOf),
  ];
}

function notes() {
  return element("ul", { class: "notes" }, [
    "change: b against a, as a share of a; of accuracy in percentage points",
    "~ the intervals of both overlap or are not known: scatter between runs, or of an accuracy the choice of examples, could have made the difference",
    "same bytes: both measured the very same artifact, so that no difference is the model's",
  ].map(note => element("li", {}, note)));
}

function onlyIn(letter, report, cells, labelOf) {
  return cells.length === 0 ? null : section(`only-${letter}`, `Only in ${letter}: ${count(cells.length, "cell")}`,
    element("details", { open: cells.length <= 10 }, element("summary", {}, report.campaignId),
      element("ul", {}, cells.map(cell => element("li", {}, `${cell.model} · ${labelOf(cell)} on ${cell.device}`)))));
}
