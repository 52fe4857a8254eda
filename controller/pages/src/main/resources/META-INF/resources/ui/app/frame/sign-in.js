/** The sign-in: a token once, then back to where one was. */

import { signIn } from "../farm/farm.js";
import { element, fill } from "../show/element.js";
import { parameter, safeReturn } from "../address.js";
import { otherWays } from "./other-ways.js";
import { themeSwitch } from "./theme-switch.js";

const back = safeReturn(parameter("back", "/ui/"));

function show() {
  fill(document.querySelector("body > header"),
    element("span", { class: "brand" }, "Assay"), element("div", { class: "who" }, themeSwitch()));
  const fault = element("p", { class: "fault", id: "fault", role: "alert" });
  const field = element("input", {
    id: "token", name: "token", type: "password", required: true, autocomplete: "current-password", spellcheck: "false",
    "aria-describedby": "fault where",
  });
  const button = element("button", { class: "primary" }, "Sign in");
  const form = element("form", { method: "post", class: "sign-in", onsubmit: event => submit(event, field, button, fault) },
    element("label", { for: "token" }, "Token"), field, fault,
    element("p", { class: "quiet", id: "where" }, "An administrator makes one with ", element("code", {}, "assay token create"),
      "; the controller's own is in its folder, at ", element("code", {}, "tokens/client.token"),
      ". Your browser does not keep it: it is signed in with a session of its own."),
    element("p", {}, button));
  fill(document.querySelector("main"), element("h1", {}, "Sign in"), form, element("div", { id: "other-ways" }));
  field.focus();
  otherWays(document.getElementById("other-ways"), { back, fault: parameter("fault") });
}

async function submit(event, field, button, fault) {
  event.preventDefault();
  button.disabled = true;
  fault.textContent = "";
  try {
    await signIn(field.value);
    location.replace(back);
  } catch (problem) {
    fault.textContent = problem.detail ?? problem.message;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  } finally {
    button.disabled = false;
  }
}

show();
