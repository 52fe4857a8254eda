/** The farm at a glance: what runs, what came of the last campaigns, which devices are well, what needs somebody. */

import { ask } from "../farm/farm.js";
import { watch } from "../farm/watch.js";
import { StaleLine } from "../frame/notice.js";
import { goToSignIn, openPage } from "../frame/page.js";
import { element, fill, link, section } from "../show/element.js";
import { redraw } from "../show/stand.js";
import { campaignTable } from "../campaign/campaign-table.js";
import { deviceCards } from "../device/device-cards.js";
import { incidentList } from "../incident/incident-list.js";
import { queueTable } from "./queue-table.js";
import { runningCards } from "./running-cards.js";

const EVERY_SECONDS = 5;
const CAMPAIGNS = 10;
const JOBS = 20;
const INCIDENTS = 10;

openPage({ title: "Overview", current: "overview", show });

async function show(main) {
  const stale = new StaleLine();
  const places = Object.fromEntries(["running", "incidents", "devices", "queue"].map(name => [name, element("div")]));
  const campaigns = campaignTable({ caption: "Last campaigns", sortBy: "sort" });
  await refresh(places, campaigns);
  fill(main,
    element("h1", {}, "The farm now"),
    stale.line,
    section("running", "Running", places.running),
    section("incidents", "Open incidents", places.incidents),
    section("campaigns", "Last campaigns", campaigns.element, element("p", {}, link("campaigns.html", "All campaigns"))),
    section("devices", "Devices", places.devices, element("p", {}, link("devices.html", "All devices"))),
    section("queue", "Queue", places.queue));
  watch(EVERY_SECONDS, () => refresh(places, campaigns).then(() => true), {
    onTrouble: (problem, waitSeconds) => {
      if (problem.isSignedOut) {
        goToSignIn();
        return false;
      }
      stale.show(problem, waitSeconds);
      return true;
    },
    onRecovery: () => stale.hide(),
  });
}

async function refresh(places, campaigns) {
  const [last, running, devices, jobs, incidents] = await Promise.all([
    ask(`/campaigns?limit=${CAMPAIGNS}`), ask("/campaigns?state=RUNNING&limit=20"), ask("/devices"), ask(`/jobs?limit=${JOBS + 1}`),
    ask(`/incidents?state=OPEN&limit=${INCIDENTS + 1}`),
  ]);
  const progress = await Promise.all(running.campaigns.map(each => ask(`/campaigns/${encodeURIComponent(each.campaignId)}/progress`)));
  redraw(places.running, [running.campaigns, progress], () => runningCards(running.campaigns, progress));
  redraw(places.incidents, incidents, () => incidentList(incidents.incidents, INCIDENTS));
  redraw(places.devices, devices, () => deviceCards(devices.devices));
  redraw(places.queue, jobs, () => queueTable(jobs.jobs, JOBS));
  campaigns.update(last.campaigns);
}
