/** Light, dark, or as the system says. The choice stays in this browser. */

import { element } from "../show/element.js";

const KEY = "assay-theme";
const CHOICES = [["", "system"], ["light", "light"], ["dark", "dark"]];

/** The switch for the frame. */
export function themeSwitch() {
  const now = document.documentElement.dataset.theme ?? "";
  const select = element("select", { id: "theme", onchange: event => choose(event.target.value) },
    CHOICES.map(([value, words]) => element("option", { value, selected: value === now }, words)));
  return element("label", { class: "theme" }, "Colours ", select);
}

function choose(theme) {
  if (theme === "") {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
  document.dispatchEvent(new Event("themechange"));
}

/** Calls `listener` whenever the colours change, by the switch or by the system. */
export function onThemeChange(listener) {
  document.addEventListener("themechange", listener);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
}
