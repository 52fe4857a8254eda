/** A dialog that asks for a note and sends it; the browser keeps the keyboard in it and gives the focus back. */

import { element } from "../show/element.js";

const NOTE_CHARACTERS_MAX = 500;

/**
 * Asks for a note.
 *
 * @param {Object} terms
 * @param {string} terms.title
 * @param {string} terms.words what it means
 * @param {string} terms.word of the button
 * @param {(note: string) => Promise<Object>} terms.onSend what it throws is shown, and can be tried again
 * @returns {Promise<Object|null>} what was answered; null when nothing was sent
 */
export function askForNote({ title, words, word, onSend }) {
  return new Promise(resolve => {
    const fault = element("p", { class: "fault", role: "alert", id: "note-fault" });
    const field = element("textarea", { id: "note", required: true, maxlength: NOTE_CHARACTERS_MAX, "aria-describedby": "note-words note-fault" });
    const button = element("button", { class: "primary" }, word);
    let answer = null;
    const dialog = element("dialog", { "aria-labelledby": "note-title", onclose: () => { dialog.remove(); resolve(answer); } },
      element("h2", { id: "note-title" }, title),
      element("p", { id: "note-words", class: "quiet" }, words),
      element("form", {
        method: "dialog", onsubmit: async event => {
          event.preventDefault();
          button.disabled = true;
          fault.textContent = "";
          try {
            answer = await onSend(field.value.trim());
            dialog.close();
          } catch (problem) {
            fault.textContent = problem.detail ?? problem.message;
            field.focus();
          } finally {
            button.disabled = false;
          }
        },
      },
      element("label", { for: "note" }, "Note"), field, fault,
      element("div", { class: "buttons" }, button, element("button", { type: "button", onclick: () => dialog.close() }, "Cancel"))));
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
  });
}
