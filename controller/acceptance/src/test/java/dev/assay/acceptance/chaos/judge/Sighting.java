package dev.assay.acceptance.chaos.judge;

import java.util.Locale;

/** One exchange between an agent and a controller that says something about a job, as seen on the wire. */
public sealed interface Sighting {
    /** Since the run began. */
    double seconds();

    /** Which job it is about. */
    String jobId();

    /** For people, without the job. */
    String words();

    /** A controller granted a job; whether the agent ever heard of it is not said. */
    record Granted(double seconds, String controller, String jobId, long token, String device, String instance)
            implements Sighting {
        @Override
        public String words() {
            return at(seconds) + controller + " granted token " + token + " to " + device + " (instance " + instance
                    + ")";
        }
    }

    /**
     * A controller answered a report.
     *
     * @param sha256 of the report, unpacked
     * @param hasFigures whether some run of it measured; a report without is answered and kept, and its job may be tried again
     * @param outcome as in a receipt, or the status when there was none
     * @param way how it came to the controller: sent, duplicated, replayed
     */
    record Reported(
            double seconds,
            String controller,
            String jobId,
            long token,
            String sha256,
            boolean hasFigures,
            String outcome,
            String way)
            implements Sighting {
        /** Whether the agent was told that it may forget the report because the controller has it. */
        public boolean isAcknowledged() {
            return outcome.equals("STORED") || outcome.equals("ALREADY_STORED");
        }

        @Override
        public String words() {
            return at(seconds) + way + " report with token " + token + ", " + sha256.substring(0, 12)
                    + (hasFigures ? "…: " : "…, without figures: ") + controller + " answered " + outcome;
        }
    }

    private static String at(double seconds) {
        return String.format(Locale.ROOT, "%+9.2f s  ", seconds);
    }
}
