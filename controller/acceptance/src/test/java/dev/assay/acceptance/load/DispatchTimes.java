package dev.assay.acceptance.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast agents got their jobs, from the store's own times of each job: for a device that waited, from the moment at which the job
 * was queued; for one that worked, from the moment at which its report before was stored, so that its way back and its question are in it.
 */
final class DispatchTimes {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final List<Double> whenWaiting = new ArrayList<>();
    private final List<Double> whenWorking = new ArrayList<>();
    private double firstSeconds = Double.MAX_VALUE;
    private double lastSeconds;

    /** Reads the times of all jobs of campaigns; the controller of an embedded store must have ended. */
    static DispatchTimes read(String url, String user) throws SQLException {
        DispatchTimes times = new DispatchTimes();
        Map<String, Double> freeSince = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select job.device, job.queued_at, job.leased_at, session.stored_at from job"
                                + " join session on session.job_id = job.id where job.purpose = 'MEASUREMENT'"
                                + " order by job.leased_at")) {
            while (rows.next()) {
                times.add(freeSince, rows);
            }
        }
        return times;
    }

    private void add(Map<String, Double> freeSince, ResultSet rows) throws SQLException {
        double queued = rows.getLong("queued_at") / MILLIS_PER_SECOND;
        double leased = rows.getLong("leased_at") / MILLIS_PER_SECOND;
        double stored = rows.getLong("stored_at") / MILLIS_PER_SECOND;
        Double free = freeSince.put(rows.getString("device"), stored);
        if (free == null || free < queued) {
            whenWaiting.add(leased - queued);
        } else {
            whenWorking.add(leased - free);
        }
        firstSeconds = Math.min(firstSeconds, queued);
        lastSeconds = Math.max(lastSeconds, stored);
    }

    /** For people. */
    String text() {
        int reports = whenWaiting.size() + whenWorking.size();
        return String.format(
                Locale.ROOT,
                "%d jobs in %.1f s: %.0f reports per second%n  job queued → granted, to an agent that waited: %s%n"
                        + "  report stored → next job granted, to an agent that worked: %s",
                reports,
                lastSeconds - firstSeconds,
                reports / (lastSeconds - firstSeconds),
                percentiles(whenWaiting),
                percentiles(whenWorking));
    }

    private static String percentiles(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.isEmpty()
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "p50 %.0f ms, p99 %.0f ms, longest %.0f ms (%d)",
                        1e3 * sorted.get(sorted.size() / 2),
                        1e3 * sorted.get((int) (sorted.size() * 0.99)),
                        1e3 * sorted.get(sorted.size() - 1),
                        sorted.size());
    }

    int jobs() {
        return whenWaiting.size() + whenWorking.size();
    }

    static double ask(String url, String user, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
