/** Why the farm did not do what it was asked: a problem by RFC 9457, or no answer at all. */
export class FarmProblem extends Error {
  /**
   * @param {Object} problem
   * @param {number} problem.status of HTTP; 0 when nothing answered
   * @param {string} problem.title a few words
   * @param {string} problem.detail the sentence that the command line prints
   * @param {string[]} [problem.problems] each single fault, when there are several
   * @param {number|null} [problem.retrySeconds] when to ask again; null when the farm does not say
   */
  constructor({ status, title, detail, problems = [], retrySeconds = null }) {
    super(detail);
    this.name = "FarmProblem";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.problems = problems;
    this.retrySeconds = retrySeconds;
  }

  /** Whether somebody must sign in first. */
  get isSignedOut() {
    return this.status === 401;
  }

  /** Whether the same may work later, without anybody doing anything. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The problem in an answer that is no success; also when a proxy answered, which knows no problem JSON. */
export async function problemOf(response) {
  const retry = Number(response.headers.get("Retry-After"));
  const told = await response.json().catch(() => null);
  return new FarmProblem({
    status: response.status,
    title: told?.title ?? response.statusText,
    detail: told?.detail ?? `the answer was ${response.status} ${response.statusText}, without a reason`,
    problems: Array.isArray(told?.problems) ? told.problems : [],
    retrySeconds: retry > 0 ? retry : null,
  });
}
