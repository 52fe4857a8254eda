/** Signing in without a token: with an account of the farm's provider, where one is set up. */

import { addressOf } from "../address.js";
import { ask } from "../farm/farm.js";
import { element, fill } from "../show/element.js";

const FAULTS = {
  DENIED: "The provider of accounts let nobody in.",
  NOT_ALLOWED: "You have an account, and none of its groups may enter this farm. An administrator can say which may.",
  EXPIRED: "The sign-in took too long, or was not begun in this browser. Try again.",
  UNAVAILABLE: "The provider of accounts does not answer as it should. The controller's log says what it said.",
};

/** Fills the place, and says why the last attempt failed; nothing appears where no provider is set up. */
export async function otherWays(place, { back, fault }) {
  const told = fault === "" ? null : element("p", { class: "fault", role: "alert" }, FAULTS[fault] ?? FAULTS.UNAVAILABLE);
  fill(place, told);
  const { provider } = await ask("/session/ways").catch(() => ({ provider: null }));
  if (provider) {
    fill(place, told, element("p", {}, "or ", element("a", { href: addressOf("/api/v1/session/oidc", { back }) }, `sign in with ${provider}`)));
  }
}
