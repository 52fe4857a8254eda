package dev.assay.server.lease;

import dev.assay.server.store.FarmDatabase;
import dev.assay.server.variant.VariantBook;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells which devices may get a job when they ask, by looking alone: nobody passes the gate for nothing. It looks at a farm that
 * moves, so {@link LeaseDesk} decides; but whoever it leaves out has nothing to get. Thread-safe.
 */
public final class Prospects {
    /** Names in one query: as many as a plan of the database is kept for. */
    private static final int NAMES_MAX = 200;

    /**
     * A device whose check is due gets that; one that takes work gets what is queued for it; and none while a device of its host
     * is leased, or a controller there builds. {@code LifeMachine.takesWork} names the same states of health.
     */
    private static final String QUERY = """
            select device.name, device.host_id from device
            where device.name in (<names>)
              and (device.check_at <= :now and device.health <> 'RETIRED'
                   or device.health in ('UNKNOWN', 'GOOD', 'SUSPECT')
                      and exists (select 1 from job where job.device = device.name and job.state = 'QUEUED'))
              and not exists (select 1 from device neighbour
                              join job on job.device = neighbour.name and job.state = 'LEASED'
                              where neighbour.host_id = device.host_id)
              and not exists (select 1 from variant join controller on controller.id = variant.build_owner
                              where variant.state = 'BUILDING' and controller.host_id = device.host_id)
            """;

    private final FarmDatabase database;
    private final InstantSource clock;
    private final String hostId;

    /** @param hostId boot id of the controller's machine; empty when unknown */
    public Prospects(FarmDatabase database, InstantSource clock, String hostId) {
        this.database = database;
        this.clock = clock;
        this.hostId = hostId;
    }

    /** Those of the devices, all of which have waited, that may get a job now. */
    public Set<String> among(Collection<String> devices) {
        List<String> names = List.copyOf(devices);
        Set<String> found = new HashSet<>();
        database.<Void, RuntimeException>read(handle -> {
            for (int from = 0; from < names.size(); from += NAMES_MAX) {
                look(handle, names.subList(from, Math.min(from + NAMES_MAX, names.size())), found);
            }
            return null;
        });
        return found;
    }

    /** Whether a device that asks now may get a job, or has one that it does not do any more: that must be taken back. */
    public boolean isAny(String device) {
        return database.read(handle -> {
            Set<String> found = new HashSet<>();
            look(handle, List.of(device), found);
            return !found.isEmpty() || isLeased(handle, device);
        });
    }

    private static boolean isLeased(Handle handle, String device) {
        return handle.createQuery("select 1 from job where device = ? and state = 'LEASED' limit 1")
                .bind(0, device)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void look(Handle handle, List<String> names, Set<String> found) {
        handle
                .createQuery(QUERY)
                .bindList("names", names)
                .bind("now", clock.millis())
                .map((row, context) -> new Seen(row.getString("name"), row.getString("host_id")))
                .list()
                .stream()
                // On its own machine this controller builds first what is queued.
                .filter(seen -> !seen.hostId().equals(hostId) || !VariantBook.isBuilding(handle))
                .forEach(seen -> found.add(seen.name()));
    }

    private record Seen(String name, String hostId) {}
}
