/**
 * Asks the controller's API. The browser's session is a cookie that no script can read; what changes something carries a header that
 * no other site can make a browser send, see `SessionCookie` in Java.
 */

import { FarmProblem, problemOf } from "./problem.js";

const API = "/api/v1";
/** Whoever waits longer has lost the connection. */
const TIMEOUT_MILLIS = 60_000;

/**
 * The answer to a GET.
 *
 * @param {string} path below /api/v1, its variable parts made by `encodeURIComponent`
 * @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<Object>} parsed JSON
 * @throws {FarmProblem}
 */
export async function ask(path, { signal } = {}) {
  const response = await request(path, { signal });
  return response.json();
}

/**
 * Changes something.
 *
 * @param {string} method POST, PUT or DELETE
 * @param {string} path as for `ask`
 * @param {Object|null} [body] sent as JSON
 * @returns {Promise<Object|null>} the answer; null when it has no content
 * @throws {FarmProblem}
 */
export async function send(method, path, body = null) {
  const headers = { "X-Assay-Page": "1" };
  if (body !== null) {
    headers["Content-Type"] = "application/json";
  }
  const response = await request(path, { method, headers, body: body === null ? undefined : JSON.stringify(body) });
  return response.status === 204 ? null : response.json();
}

/** Begins a session with a token; the token is sent once, and kept by the browser where no script can read it. */
export async function signIn(token) {
  // A copied token carries the pins of certificates behind dots; only the secret in front of them is sent.
  const secret = token.trim().split(".")[0];
  const response = await request("/session", { method: "POST", headers: { Authorization: `Bearer ${secret}` } });
  return response.json();
}

async function request(path, options) {
  const timeout = AbortSignal.timeout(TIMEOUT_MILLIS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let response;
  try {
    response = await fetch(API + path, { ...options, signal, headers: { Accept: "application/json", ...options.headers } });
  } catch (cause) {
    if (options.signal?.aborted) {
      throw cause;
    }
    throw new FarmProblem({
      status: 0,
      title: "No answer",
      detail: "the controller does not answer: it is not running, or the network between is down",
    });
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}
