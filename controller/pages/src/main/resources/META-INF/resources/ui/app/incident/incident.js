/** One incident with all that moved; whoever may, accepts or dismisses it. */

import { addressOf, parameter } from "../address.js";
import { ask, send } from "../farm/farm.js";
import { emptyNotice } from "../frame/notice.js";
import { openPage, setTitle, trail } from "../frame/page.js";
import { percentChangeText, shortHash } from "../show/amounts.js";
import { element, facts, fill, link, section } from "../show/element.js";
import { exactTime } from "../show/time.js";
import { Table } from "../show/table.js";
import { metricName, metricText } from "../campaign/change-text.js";
import { causeText, movedText } from "./incident-list.js";
import { askForNote } from "./note-dialog.js";
import { stateBadge } from "./state.js";

/** Scopes that may change an incident; the controller refuses others whatever a page shows. */
const MAY_CHANGE = ["ADMIN", "CI"];
const ACTIONS = [
  {
    name: "acknowledge", word: "Accept", unless: "ACKNOWLEDGED", title: "Accept this incident",
    words: "Somebody looks after it. Say who, or what is being done; it stays in the list.",
  },
  {
    name: "close", word: "Dismiss", unless: "CLOSED", title: "Dismiss this incident",
    words: "It needs nothing any more. Say why; later changes of the same event join it and stay quiet.",
  },
];
const BASES = { CHANGED: "it follows from what changed", CONTRAST: "it follows from what the figures that moved have in common" };

openPage({ title: "Incident", current: "incidents", show });

async function show(main, session) {
  const id = parameter("id");
  if (id === "") {
    fill(main, element("h1", {}, "Incident"), emptyNotice("No incident is named in the address.", link("incidents.html", "All incidents")));
    return;
  }
  const path = `/incidents/${encodeURIComponent(id)}`;
  const draw = view => {
    const { incident } = view;
    setTitle(`Incident: ${causeText(incident.cause)}`);
    fill(main,
      trail(["incidents.html", "Incidents"], [null, causeText(incident.cause)]),
      element("h1", {}, incident.cause.kind === "UNKNOWN" ? "Incident: " : "Likely cause: ", causeText(incident.cause), " ", stateBadge(incident.state)),
      element("p", { class: incident.worse ? "outcome bad" : "outcome good" }, movedText(incident)),
      MAY_CHANGE.includes(session.scope) ? buttons(incident, path, draw) : null,
      incident.note ? element("p", {}, `${incident.actor}, ${exactTime(incident.changedAt)}: ${incident.note}`) : null,
      known(view),
      incident.cause.facts.length > 0 ? section("cause", "Why this is the likely cause",
        element("p", {}, BASES[incident.cause.basis] ?? ""), element("ul", {}, incident.cause.facts.map(fact => element("li", {}, fact)))) : null,
      section("steps", "What moved", stepTable(view.steps).element));
  };
  draw(await ask(path));
}

function buttons(incident, path, draw) {
  const act = async ({ name, title, words, word }) => {
    const view = await askForNote({ title, words, word, onSend: note => send("POST", `${path}/${name}`, { note }) });
    if (view !== null) {
      draw(view);
      document.querySelector("h1").setAttribute("tabindex", "-1");
      document.querySelector("h1").focus();
    }
  };
  return element("div", { class: "buttons" }, ACTIONS.filter(action => action.unless !== incident.state).map(action =>
    element("button", { type: "button", class: action.name === "acknowledge" ? "primary" : null, onclick: () => act(action) }, `${action.word} …`)));
}

function known({ incident, sweeps }) {
  const campaign = (id, revision) => [link(addressOf("campaign.html", { id }), id), revision ? [" ", element("code", { title: revision }, shortHash(revision))] : null];
  return facts([
    ["branch", incident.branch],
    ["last good", incident.lastGood ? campaign(incident.lastGood, incident.lastGoodRevision) : "the beginning"],
    ["first bad", campaign(incident.firstBad, incident.firstBadRevision)],
    ["compare", incident.lastGood ? link(addressOf("compare.html", { a: incident.lastGood, b: incident.firstBad }), "both campaigns") : null],
    ["evidence", `p = ${Number(incident.evidence.toPrecision(2))}`],
    ["opened", exactTime(incident.openedAt)],
    ["sweeps", sweeps.join(", ")],
    ["id", element("code", {}, incident.id)],
  ]);
}

function stepTable(steps) {
  const percent = share => percentChangeText(share);
  const table = new Table({
    caption: "Changes of level", noun: "change", filterBy: "filter", sortBy: "steps", text: step => [step.cell, step.metric].join(" "),
    columns: [
      { name: "cell", title: "what", isHead: true, sort: step => step.cell, show: step => step.cell },
      { name: "metric", title: "metric", sort: step => step.metric, show: step => metricName(step.metric) },
      { name: "before", title: "before", isNumber: true, show: step => metricText(step.metric, step.before) },
      { name: "after", title: "after", isNumber: true, show: step => metricText(step.metric, step.after) },
      { name: "change", title: "change", isNumber: true, sort: step => step.change, show: step => element("span", { class: step.worse ? "bad" : "good" }, percent(step.change)) },
      { name: "interval", title: "interval", isNumber: true, show: step => (step.changeLow === step.changeHigh ? "exact" : `${percent(step.changeLow)} … ${percent(step.changeHigh)}`) },
      { name: "since", title: "most likely since", isWord: true, sort: step => step.likely, show: step => link(addressOf("campaign.html", { id: step.likely }), step.likely) },
      { name: "comparison", title: "compared in pairs", isWord: true, isShown: () => steps.some(step => step.comparison), show: step => (step.comparison ? link(addressOf("campaign.html", { id: step.comparison }), step.comparison) : "") },
      { name: "current", title: "still seen", sort: step => Number(step.current), show: step => (step.current ? "yes" : "no") },
    ],
  });
  table.update(steps);
  return table;
}
