/** The frame around every page: who is signed in, where one can go, and what happens when something fails. */

import { ask, send } from "../farm/farm.js";
import { element, fill, link } from "../show/element.js";
import { addressOf } from "../address.js";
import { problemNotice } from "./notice.js";
import { themeSwitch } from "./theme-switch.js";

const PLACES = [
  ["overview", "./", "Overview"],
  ["campaigns", "campaigns.html", "Campaigns"],
  ["compare", "compare.html", "Compare"],
  ["devices", "devices.html", "Devices"],
  ["incidents", "incidents.html", "Incidents"],
];

/**
 * Opens a page: draws the frame, makes sure that somebody is signed in, and fills `<main>`.
 *
 * @param {Object} page
 * @param {string} page.title of the window, without the product's name
 * @param {string} page.current the place of the navigation that it belongs to
 * @param {(main: HTMLElement, session: {name: string, scope: string}) => Promise<void>} page.show fills main; what it throws is
 *     shown there
 */
export async function openPage({ title, current, show }) {
  const main = document.querySelector("main");
  setTitle(title);
  drawFrame(current, null);
  const open = async () => {
    main.setAttribute("aria-busy", "true");
    try {
      const session = await ask("/session");
      drawFrame(current, session);
      await show(main, session);
    } catch (problem) {
      report(main, problem, open);
    } finally {
      main.removeAttribute("aria-busy");
    }
  };
  await open();
}

/** Names the window and, for screen readers, the page. */
export function setTitle(title) {
  document.title = `${title} · Assay`;
}

/** Shows why a page or a part of it is not there; leads to the sign-in where that is all that is missing. */
export function report(place, problem, again) {
  if (problem.isSignedOut) {
    goToSignIn();
    return;
  }
  if (problem.status === undefined) {
    console.error(problem);
  }
  const heading = place.matches("main") ? element("h1", {}, document.title.replace(/ · Assay$/, "")) : null;
  fill(place, heading, problemNotice(problem, again));
}

/** Leads to the sign-in, and from there back to this very view. */
export function goToSignIn() {
  location.replace(addressOf("sign-in.html", { back: location.pathname + location.search + location.hash }));
}

function drawFrame(current, session) {
  fill(document.querySelector("body > header"),
    element("a", { class: "brand", href: "./" }, "Assay"),
    element("nav", { "aria-label": "Places" },
      element("ul", {}, PLACES.map(([name, address, words]) =>
        element("li", {}, element("a", { href: address, "aria-current": name === current ? "page" : null }, words))))),
    element("div", { class: "who" }, themeSwitch(), session === null ? null : whoIs(session)));
}

function whoIs(session) {
  return [
    element("span", { class: "name", title: `scope ${session.scope.toLowerCase()}` }, session.name),
    element("button", { type: "button", onclick: signOut }, "Sign out"),
  ];
}

async function signOut() {
  try {
    await send("DELETE", "/session");
  } finally {
    location.assign("sign-in.html");
  }
}

/** A path of links to where this page belongs; the last is the page itself. */
export function trail(...places) {
  return element("nav", { class: "trail", "aria-label": "You are here" },
    element("ol", {}, places.map(([address, words]) => element("li", {}, address === null ? element("span", { "aria-current": "page" }, words) : link(address, words)))));
}
