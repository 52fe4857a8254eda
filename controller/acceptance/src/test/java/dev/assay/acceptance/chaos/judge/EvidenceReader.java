package dev.assay.acceptance.chaos.judge;

import dev.assay.acceptance.chaos.judge.Evidence.Campaign;
import dev.assay.acceptance.chaos.judge.Evidence.Cell;
import dev.assay.acceptance.chaos.judge.Evidence.Job;
import dev.assay.acceptance.chaos.judge.Evidence.Session;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a farm's tables past the controllers: plain SQL that shares nothing with their code. */
public final class EvidenceReader implements AutoCloseable {
    private final Connection connection;

    private EvidenceReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param url of H2 only when no controller has the file open
     */
    public static EvidenceReader open(String url, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "");
        return new EvidenceReader(DriverManager.getConnection(url, properties));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    /**
     * Every campaign.
     *
     * @param expected cells by id, for those that are known
     * @param shown by the API, by id
     */
    public List<Campaign> campaigns(Map<String, Integer> expected, Map<String, Map<Integer, String>> shown)
            throws SQLException {
        return all("select seq, id, state from campaign order by seq", row -> {
            String id = row.getString("id");
            return new Campaign(
                    row.getLong("seq"), id, row.getString("state"), expected.get(id), shown.getOrDefault(id, Map.of()));
        });
    }

    /** Every cell. */
    public List<Cell> cells() throws SQLException {
        return all(
                "select campaign_seq, cell_index, job_id, outcome, reason, failure_owner from cell"
                        + " order by campaign_seq, cell_index",
                row -> new Cell(
                        row.getLong("campaign_seq"),
                        row.getInt("cell_index"),
                        row.getString("job_id"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getString("failure_owner")));
    }

    /** Every job. */
    public List<Job> jobs() throws SQLException {
        return all(
                "select id, device, state, token, losses, purpose from job order by id",
                row -> new Job(
                        row.getString("id"),
                        row.getString("device"),
                        row.getString("state"),
                        row.getLong("token"),
                        row.getInt("losses"),
                        row.getString("purpose").equals("HEALTH_CHECK")));
    }

    /** Every session. */
    public List<Session> sessions() throws SQLException {
        return all(
                "select job_id, token, raw_sha256, is_measured from session order by job_id",
                row -> new Session(
                        row.getString("job_id"),
                        row.getLong("token"),
                        row.getString("raw_sha256"),
                        row.getBoolean("is_measured")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
