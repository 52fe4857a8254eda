/** Asks again and again while somebody looks, and more and more seldom while nobody answers. */

const BACKOFF_SECONDS_MAX = 60;

/**
 * Repeats `ask` until it answers false or the signal aborts. A hidden page asks nothing; it asks at once when it is seen again.
 *
 * @param {number} seconds between an answer and the next question
 * @param {() => Promise<boolean>} ask whether to go on; what it throws is told to `onTrouble`
 * @param {Object} listeners
 * @param {(problem: Error, waitSeconds: number) => boolean} listeners.onTrouble whether to go on
 * @param {() => void} listeners.onRecovery after the first answer that follows trouble
 * @param {AbortSignal} [signal]
 */
export async function watch(seconds, ask, { onTrouble, onRecovery }, signal) {
  let failures = 0;
  let goesOn = true;
  while (goesOn) {
    await pause(waitSeconds(seconds, failures), signal);
    await untilSeen(signal);
    if (signal?.aborted) {
      return;
    }
    try {
      goesOn = await ask();
      if (failures > 0) {
        failures = 0;
        onRecovery();
      }
    } catch (problem) {
      if (signal?.aborted) {
        return;
      }
      failures++;
      goesOn = onTrouble(problem, waitSeconds(seconds, failures));
    }
  }
}

/** How long to wait after so many failures in a row; at least `seconds`, at most a minute or `seconds`. */
export function waitSeconds(seconds, failures) {
  return Math.max(seconds, Math.min(BACKOFF_SECONDS_MAX, seconds * 2 ** failures));
}

function pause(seconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, seconds * 1e3);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

function untilSeen(signal) {
  if (!document.hidden) {
    return Promise.resolve();
  }
  return new Promise(resolve => {
    const listener = () => {
      if (!document.hidden) {
        document.removeEventListener("visibilitychange", listener);
        resolve();
      }
    };
    document.addEventListener("visibilitychange", listener);
    signal?.addEventListener("abort", resolve, { once: true });
  });
}
