/** What runs, how far it is, and what is in its way. */

import { addressOf } from "../address.js";
import { emptyNotice } from "../frame/notice.js";
import { guessText } from "../show/amounts.js";
import { element, link } from "../show/element.js";
import { timeAgo } from "../show/time.js";

const LINES = 3;

/** A card for each running campaign; `progress` is in the same order. */
export function runningCards(campaigns, progress) {
  if (campaigns.length === 0) {
    return emptyNotice("Nothing runs.", "A campaign begins with ", element("code", {}, "assay run sweep.yaml --controller …"));
  }
  return element("ul", { class: "cards" }, campaigns.map((campaign, index) => card(campaign, progress[index])));
}

function card(campaign, progress) {
  return element("li", { class: "card" },
    element("h3", {}, link(addressOf("campaign.html", { id: campaign.campaignId }), campaign.campaignId)),
    element("p", { class: "quiet" }, campaign.branch ? `${campaign.branch} · ` : "", timeAgo(campaign.createdAt)),
    progressBar(progress),
    element("p", {}, progressText(progress)),
    progress.doingNow.length > 0 ? element("ul", {}, progress.doingNow.slice(0, LINES).map(line => element("li", {}, line)),
      progress.doingNow.length > LINES ? element("li", {}, `and ${progress.doingNow.length - LINES} more`) : null) : null,
    progress.blockers.map(blocker => element("p", { class: "warn" }, blocker)));
}

/** How many cells are settled, as a bar. */
export function progressBar(progress) {
  return element("progress", { max: Math.max(1, progress.cellsTotal), value: progress.cellsDone, "aria-label": "cells done" });
}

/** `12 of 41 cells, 3 of 14 variants built, about 6 min left`. */
export function progressText(progress) {
  const left = progress.remainingSeconds === undefined ? "" : `, ${guessText(progress.remainingSeconds)} left`;
  const failed = progress.cellsFailed === 0 ? "" : `, ${progress.cellsFailed} failed`;
  return `${progress.cellsDone} of ${progress.cellsTotal} cells${failed}, ${progress.variantsBuilt} of ${progress.variantsTotal} variants built${left}`;
}
