package dev.assay.server.device;

import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.api.HealthCheckRow;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Devices as clients see them: what is written down, what they do now, and what their last check found. Thread-safe. */
public final class DeviceView {
    private final FarmDatabase database;
    private final DeviceBook book;

    public DeviceView(FarmDatabase database, DeviceBook book) {
        this.database = database;
        this.book = book;
    }

    /** Every device that ever presented itself, by name. */
    public List<DeviceRow> all() {
        return database.read(handle -> rows(handle, book.all(handle)));
    }

    /**
     * One device.
     *
     * @throws ProblemException when there is none of this name (404)
     */
    public DeviceRow of(String name) {
        return database.read(
                handle -> rows(handle, List.of(require(handle, name))).get(0));
    }

    private Device require(Handle handle, String name) {
        return book.find(handle, name).orElseThrow(() -> ProblemException.notFound("there is no device " + name));
    }

    /** These devices, in their order. */
    public List<DeviceRow> rows(Handle handle, List<Device> devices) {
        Map<String, DeviceState> states = states(handle);
        Map<String, Integer> queued = queued(handle);
        Map<String, HealthCheckRow> checks = lastChecks(handle);
        return devices.stream()
                .map(device -> new DeviceRow(
                        device.name(),
                        device.labels(),
                        device.environment(),
                        device.environment().fingerprint(),
                        book.isConnected(device),
                        device.profile(),
                        device.isSimulated(),
                        states.getOrDefault(device.name(), DeviceState.IDLE),
                        device.standing().health(),
                        device.standing().reason(),
                        checks.get(device.name()),
                        queued.getOrDefault(device.name(), 0)))
                .toList();
    }

    /** Of those that hold a lease. */
    private static Map<String, DeviceState> states(Handle handle) {
        Map<String, DeviceState> states = new HashMap<>();
        handle.createQuery("select device, doing from job where state = 'LEASED'")
                .map((row, context) -> Map.entry(row.getString("device"), state(row)))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }

    private static DeviceState state(ResultSet lease) throws SQLException {
        return lease.getString("doing") == null ? DeviceState.LEASED : DeviceState.RUNNING;
    }

    private static Map<String, Integer> queued(Handle handle) {
        Map<String, Integer> queued = new HashMap<>();
        handle.createQuery("select device, count(*) as jobs from job where state = 'QUEUED' group by device")
                .map((row, context) -> Map.entry(row.getString("device"), row.getInt("jobs")))
                .forEach(entry -> queued.put(entry.getKey(), entry.getValue()));
        return queued;
    }

    private static Map<String, HealthCheckRow> lastChecks(Handle handle) {
        Map<String, HealthCheckRow> checks = new HashMap<>();
        handle.createQuery("select device, finding from health_check as this where ended_at ="
                        + " (select max(ended_at) from health_check where device = this.device)")
                .map((row, context) -> Map.entry(
                        row.getString("device"), StoredJson.read(HealthCheckRow.class, row.getString("finding"))))
                .forEach(entry -> checks.put(entry.getKey(), entry.getValue()));
        return checks;
    }
}
