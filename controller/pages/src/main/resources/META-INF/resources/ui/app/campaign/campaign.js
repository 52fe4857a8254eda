/** One campaign: what was found, what it is judged, and how far it is. */

import { addressOf, parameter } from "../address.js";
import { ask } from "../farm/farm.js";
import { watch } from "../farm/watch.js";
import { StaleLine, emptyNotice } from "../frame/notice.js";
import { goToSignIn, openPage, setTitle, trail } from "../frame/page.js";
import { durationText, shortHash } from "../show/amounts.js";
import { element, facts, fill, link, section } from "../show/element.js";
import { isNews, redraw } from "../show/stand.js";
import { exactTime } from "../show/time.js";
import { badge, campaignBadge } from "../show/words.js";
import { progressBar, progressText } from "../overview/running-cards.js";
import { CellExplorer } from "./cell-explorer.js";
import { devicesOf, outcomeText } from "./cells.js";
import { FindingsPart } from "./findings.js";
import { missingParts } from "./missing.js";
import { VerdictsPart } from "./verdicts.js";

const PROGRESS_SECONDS = 2;
/** A report of a large campaign takes the controller a while: it is asked for when cells were settled, and not more often than this. */
const REPORT_SECONDS_MIN = 10;
const DEVICES_NAMED_MAX = 4;

openPage({ title: "Campaign", current: "campaigns", show });

async function show(main) {
  const id = parameter("id");
  if (id === "") {
    fill(main, element("h1", {}, "Campaign"), emptyNotice("No campaign is named in the address.", link("campaigns.html", "All campaigns")));
    return;
  }
  setTitle(id);
  const page = new CampaignPage(main, id);
  await page.load();
  if (page.report.state === "RUNNING") {
    page.follow();
  }
}

class CampaignPage {
  constructor(main, id) {
    this.main = main;
    this.path = `/campaigns/${encodeURIComponent(id)}`;
    this.report = null;
    this.loadedMillis = 0;
    this.cellsDone = -1;
    this.stale = new StaleLine();
    this.head = element("div");
    this.live = element("div", { class: "live" });
    this.verdicts = new VerdictsPart();
    this.findings = new FindingsPart();
    this.missing = element("div");
    this.explorer = null;
  }

  /** Asks for the report and draws what follows from it; what says the same as before is left alone. */
  async load() {
    this.report = await ask(`${this.path}/report?build=false`);
    this.loadedMillis = Date.now();
    const { cells, ...whole } = this.report;
    redraw(this.head, [whole, outcomeText(cells), devicesOf(cells)], () => heading(this.report, this.path));
    this.verdicts.update(this.report);
    this.findings.update(this.report);
    redraw(this.missing, cells.filter(cell => !cell.summary), () => missingParts(this.report));
    if (this.explorer === null) {
      this.explorer = new CellExplorer(this.report);
      fill(this.main, trail(["campaigns.html", "Campaigns"], [null, this.report.campaignId]), this.head, this.stale.line, this.live,
        this.verdicts.element, section("figures", "Figures", this.explorer.element), this.findings.element, this.missing);
    } else {
      this.explorer.update(this.report);
    }
    if (isNews(this.explorer.element, cells)) {
      this.explorer.draw();
    }
  }

  /** Keeps the page true while the campaign runs. */
  follow() {
    watch(PROGRESS_SECONDS, () => this.step(), {
      onTrouble: (problem, waitSeconds) => {
        if (problem.isSignedOut) {
          goToSignIn();
          return false;
        }
        this.stale.show(problem, waitSeconds);
        return true;
      },
      onRecovery: () => this.stale.hide(),
    });
  }

  async step() {
    const progress = await ask(`${this.path}/progress`);
    const isRunning = progress.state === "RUNNING";
    const isDue = progress.cellsDone !== this.cellsDone && Date.now() - this.loadedMillis > REPORT_SECONDS_MIN * 1e3;
    if (!isRunning || isDue) {
      await this.load();
      this.cellsDone = progress.cellsDone;
    }
    redraw(this.live, isRunning ? progress : null, () => (isRunning ? liveParts(progress) : null));
    return isRunning;
  }
}

function heading(report, path) {
  const seconds = report.finishedAt ? (Date.parse(report.finishedAt) - Date.parse(report.createdAt)) / 1e3 : null;
  return [
    element("h1", {}, report.campaignId, " ", campaignBadge(report.state)),
    element("p", { class: "outcome" }, outcomeText(report.cells)),
    facts([
      ["sweep", report.sweep],
      ...devicesFact(report.cells),
      ["started", element("time", { datetime: report.createdAt }, exactTime(report.createdAt))],
      ["took", seconds === null ? null : durationText(seconds)],
      ["revision", report.revision ? element("code", { title: report.revision }, shortHash(report.revision)) : null],
      ["branch", report.branch],
      ["seed", String(report.seed)],
      ["Assay", report.assayVersion],
      ["see also", [
        link(addressOf("compare.html", { a: report.gate?.baseline?.campaignId, b: report.campaignId }), "compare with another"), " · ",
        element("a", { href: `/api/v1${path}/report`, download: `${report.campaignId}.json` }, "raw report (JSON)"),
        report.state === "RUNNING" ? null : [" · ", element("a", { href: `/api/v1${path}/evidence`, download: `${report.campaignId}-evidence.zip` }, "evidence")],
      ]],
    ]),
  ];
}

/** Where it was measured; a few devices by name, the rest is in the filter. */
function devicesFact(cells) {
  const devices = devicesOf(cells);
  const isSimulated = cells.some(cell => cell.simulated);
  if (devices.length === 0) {
    return [];
  }
  const shown = devices.length > DEVICES_NAMED_MAX ? [String(devices.length)]
    : devices.flatMap((name, index) => [index === 0 ? null : " · ", link(addressOf("device.html", { name }), name)]);
  return [[devices.length === 1 ? "device" : "devices", [...shown, isSimulated ? [" ", badge("simulated", "quiet")] : null]]];
}

function liveParts(progress) {
  return element("section", { class: "card", "aria-label": "Progress" },
    progressBar(progress),
    element("p", {}, progressText(progress)),
    element("ul", {}, progress.doingNow.map(line => element("li", {}, line))),
    progress.blockers.map(blocker => element("p", { class: "warn" }, blocker)));
}
