/** One variant on one device: what it is, how fast it is, where its time goes, and how it was made. */

import { addressOf, parameter } from "../address.js";
import { ask } from "../farm/farm.js";
import { emptyNotice } from "../frame/notice.js";
import { openPage, setTitle, trail } from "../frame/page.js";
import { FIGURES, cellFigureText, figureTitle } from "../chart/figures.js";
import { accuracyChangeText, bytesText, shortHash } from "../show/amounts.js";
import { element, facts, fill, link, section } from "../show/element.js";
import { exactTime } from "../show/time.js";
import { badge } from "../show/words.js";
import { Fate, fateOf, reasonOf, appealOf } from "../campaign/cells.js";
import { notesOf } from "../campaign/cell-table.js";
import { buildPart, lineagePart } from "./lineage.js";
import { elsewherePart } from "./elsewhere.js";
import { profilePart } from "./profile.js";
import { samplesPart } from "./samples.js";
import { cellVerdicts } from "./cell-verdicts.js";

openPage({ title: "Variant", current: "campaigns", show });

async function show(main) {
  const campaign = parameter("campaign");
  const cell = parameter("cell");
  if (campaign === "" || cell === "") {
    fill(main, element("h1", {}, "Variant"), emptyNotice("No variant is named in the address.", link("campaigns.html", "All campaigns")));
    return;
  }
  const path = `/campaigns/${encodeURIComponent(campaign)}/cells/${encodeURIComponent(cell)}`;
  const view = await ask(path);
  setTitle(`${view.cell.model} · ${view.cell.variant}`);
  const samples = element("div");
  fill(main,
    trail(["campaigns.html", "Campaigns"], [addressOf("campaign.html", { id: campaign }), campaign], [null, `${view.cell.model} · ${view.cell.variant}`]),
    heading(view),
    fateOf(view.cell) === Fate.MEASURED ? figures(view.cell) : missing(view.cell),
    cellVerdicts(view.cell),
    lineagePart(view),
    profilePart(view),
    samples,
    buildPart(view.cell),
    elsewherePart(view));
  if (view.cell.sessionSha256) {
    await samplesPart(samples, path);
  }
}

function heading({ cell, device, campaignId, sweep, revision, branch, campaignCreatedAt }) {
  return [
    element("h1", {}, `${cell.model} · ${cell.variant}`, cell.simulated ? [" ", badge("simulated", "quiet")] : null),
    facts([
      ["device", cell.device ? link(addressOf("device.html", { name: cell.device }), cell.device) : null],
      ["processor", device?.environment.cpuModel],
      ["ONNX Runtime", device?.environment.onnxRuntimeVersion],
      ["threads", cell.axes.threads],
      ["batch", cell.axes.batch],
      ["sweep", sweep],
      ["campaign", link(addressOf("campaign.html", { id: campaignId }), campaignId)],
      ["started", element("time", { datetime: campaignCreatedAt }, exactTime(campaignCreatedAt))],
      ["revision", revision ? element("code", { title: revision }, shortHash(revision)) : null],
      ["branch", branch],
      ["compare", link(addressOf("campaign.html", { id: campaignId, filter: cell.model }), "with the model's other variants")],
    ]),
  ];
}

function figures(cell) {
  const change = accuracyChangeText(cell.accuracyChange);
  const known = FIGURES.filter(kind => kind.of(cell) !== null);
  return section("figures", "Figures",
    cell.onParetoFront ? element("p", { class: "outcome" }, "◆ not dominated: no other variant of the model on this device is better in every figure") : null,
    facts(known.map(kind => [figureTitle(kind),
      kind.name === "accuracy" && change !== "" ? `${cellFigureText(kind, cell)} (${change})` : cellFigureText(kind, cell)])),
    element("ul", { class: "notes" }, notesOf([cell]).filter(note => !note.startsWith("◆")).map(note => element("li", {}, note.replace("⚠ all: ", "⚠ ")))),
    cell.artifact ? element("p", {}, element("a", { href: `/api/v1/artifacts/${cell.artifact.sha256}`, download: `${cell.model}.onnx` },
      `Download the model (${bytesText(cell.artifact.bytes)})`)) : null);
}

function missing(cell) {
  return section("figures", "Figures", emptyNotice(`There are none: ${reasonOf(cell)}`, appealOf(cell)));
}
