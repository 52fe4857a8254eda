package dev.assay.server.gate;

import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.job.JobPurpose;
import dev.assay.server.job.NewJob;
import dev.assay.server.job.Siblings;
import dev.assay.server.life.LifeMachine;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.DeviceSelector;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Queues the fresh session that a first FAIL needs: on another unit of the kind in the same environment when there is one that the sweep
 * accepts, else on the same device after all that the campaign wants of it. All methods belong into a transaction behind the gate. Thread-safe.
 */
final class Confirmations {
    private final DeviceBook devices;
    private final InstantSource clock;

    Confirmations(DeviceBook devices, InstantSource clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** @param wanted what the campaign's sweep says of devices */
    private record FirstJob(String device, String fingerprint, int priority, long seed, DeviceSelector wanted) {}

    /** Whether this device measured the first session. */
    boolean isOf(Handle handle, GateCellRow row, String device) {
        return firstJob(handle, row).device().equals(device);
    }

    /**
     * Queues it; the cell waits for it from now on.
     *
     * @return false when no device is left that is as the first one was
     */
    boolean queue(Handle handle, GateCellRow row, CandidateCell cell) {
        FirstJob first = firstJob(handle, row);
        Optional<Device> chosen = device(handle, first);
        if (chosen.isEmpty()) {
            return false;
        }
        long seed = GateSeed.of(
                first.seed(), "confirmation", cell.key(), chosen.get().name());
        String job = new NewJob(
                        row.firstJob(),
                        "",
                        chosen.get().name(),
                        first.fingerprint(),
                        CellGate.plan(cell, row.inputs(), seed),
                        row.campaignSeq(),
                        row.cellIndex(),
                        NewJob.Order.LAST,
                        JobPurpose.GATE,
                        0,
                        first.priority())
                .insert(handle, clock);
        row.confirmBy(handle, job);
        return true;
    }

    private static FirstJob firstJob(Handle handle, GateCellRow row) {
        return handle.createQuery(
                        "select job.device, job.fingerprint, job.priority, campaign.seed, campaign.devices from job"
                                + " join campaign on campaign.seq = job.campaign_seq where job.id = ?")
                .bind(0, row.firstJob())
                .map((found, context) -> new FirstJob(
                        found.getString("device"),
                        found.getString("fingerprint"),
                        found.getInt("priority"),
                        found.getLong("seed"),
                        StoredJson.read(DeviceSelector.class, found.getString("devices"))))
                .one();
    }

    private Optional<Device> device(Handle handle, FirstJob first) {
        List<Device> all = devices.all(handle);
        List<Device> alike = all.stream()
                .filter(device -> device.environment().fingerprint().equals(first.fingerprint()))
                .toList();
        Optional<Device> own = all.stream()
                .filter(device -> device.name().equals(first.device()))
                .findFirst();
        return own.flatMap(measured -> alike.stream()
                        .filter(device -> !device.name().equals(measured.name()) && isReady(device))
                        .filter(device -> first.wanted().accepts(device.name(), device.labels()))
                        .filter(device -> Siblings.areSiblings(device, measured))
                        .min(Comparator.comparing((Device device) -> queued(handle, device))
                                .thenComparing(Device::name)))
                .or(() -> own.filter(alike::contains));
    }

    private boolean isReady(Device device) {
        return LifeMachine.takesWork(device.standing().health()) && devices.isConnected(device);
    }

    private static int queued(Handle handle, Device device) {
        return handle.createQuery("select count(*) from job where device = ? and state in ('QUEUED', 'LEASED')")
                .bind(0, device.name())
                .mapTo(Integer.class)
                .one();
    }

    /** Jobs that confirm on another device than their cell's, which takes no work any more. */
    List<String> stranded(Handle handle) {
        return handle
                .createQuery("select job.id, job.device from job join cell on cell.job_id = job.id"
                        + " where cell.outcome is null and job.purpose = 'GATE' and job.state = 'QUEUED'"
                        + " and job.device <> cell.device")
                .map((row, context) -> new Waiting(row.getString("id"), row.getString("device")))
                .list()
                .stream()
                .filter(waiting -> devices.find(handle, waiting.device())
                        .filter(this::isReady)
                        .isEmpty())
                .map(Waiting::job)
                .toList();
    }

    private record Waiting(String job, String device) {}
}
