package dev.assay.server.hook;

import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.life.DeviceHistory;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Orders for hooks. They are written down with what they follow from, and run afterwards by whichever controller takes them: a
 * command never runs inside a transaction, nor twice. Thread-safe.
 */
public final class HookDesk {
    /** An order that no controller could carry out for so long is forgotten: nobody expects a reboot a week later. */
    private static final Duration ORDER_LIFE = Duration.ofHours(1);

    private final FarmDatabase database;
    private final DeviceBook devices;
    private final DeviceHistory history;
    private final InstantSource clock;
    private final HookTerms terms;

    public HookDesk(
            FarmDatabase database, DeviceBook devices, DeviceHistory history, InstantSource clock, HookTerms terms) {
        this.database = database;
        this.devices = devices;
        this.history = history;
        this.clock = clock;
        this.terms = terms;
    }

    /**
     * A command that is to be run now.
     *
     * @param labels of the device
     * @param actor who wanted it
     */
    public record Order(Hook hook, Path command, String device, Map<String, String> labels, String actor) {
        public Order {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Orders a hook; harmless while the same one is ordered already. Belongs into a transaction behind the gate.
     *
     * @throws ProblemException when the operator has no such command (409)
     */
    public void order(Handle handle, String device, Hook hook, String actor) {
        if (terms.command(hook).isEmpty()) {
            throw ProblemException.conflict("device " + device + ": no " + hook.word()
                    + " hook is configured; set assay.hooks." + hook.word() + " to a command");
        }
        handle.execute("delete from hook_order where ordered_at <= ?", oldest());
        int waiting = handle.createQuery("select count(*) from hook_order where device = ? and hook = ?")
                .bind(0, device)
                .bind(1, hook.name())
                .mapTo(Integer.class)
                .one();
        if (waiting == 0) {
            handle.execute(
                    "insert into hook_order (device, hook, actor, ordered_at) values (?, ?, ?, ?)",
                    device,
                    hook.name(),
                    actor,
                    clock.millis());
        }
    }

    /**
     * Orders what restarts the device, if that may happen by itself and has not happened lately: a reboot while its agent answers,
     * else a power cycle. Belongs into a transaction behind the gate.
     */
    public void restart(Handle handle, String name) {
        Optional<Device> device = devices.find(handle, name);
        if (!terms.isAutomatic() || device.isEmpty()) {
            return;
        }
        long before = clock.millis() - terms.pause().toMillis();
        Hook preferred = devices.isConnected(device.get()) ? Hook.REBOOT : Hook.POWER_CYCLE;
        Hook other = preferred == Hook.REBOOT ? Hook.POWER_CYCLE : Hook.REBOOT;
        Hook hook = terms.command(preferred).isPresent() ? preferred : other;
        if (terms.command(hook).isPresent()
                && handle.execute(
                                "update device set restarted_at = ? where name = ? and restarted_at <= ?",
                                clock.millis(),
                                name,
                                before)
                        == 1) {
            order(handle, name, hook, DeviceHistory.ASSAY);
        }
    }

    private long oldest() {
        return clock.instant().minus(ORDER_LIFE).toEpochMilli();
    }

    /**
     * The next order that this controller has a command for, and which is its alone from now on; cheap when there is none. What
     * only another controller can carry out is left to it.
     */
    public Optional<Order> take() {
        boolean isAny = database.read(handle -> next(handle).isPresent());
        return isAny ? database.change(this::take) : Optional.empty();
    }

    private record Stored(long seq, String device, Hook hook, String actor) {}

    private Optional<Stored> next(Handle handle) {
        return handle
                .createQuery("select * from hook_order where ordered_at > ? order by seq")
                .bind(0, oldest())
                .map((row, context) -> new Stored(
                        row.getLong("seq"),
                        row.getString("device"),
                        Hook.valueOf(row.getString("hook")),
                        row.getString("actor")))
                .list()
                .stream()
                .filter(order -> terms.command(order.hook()).isPresent())
                .findFirst();
    }

    private Optional<Order> take(Handle handle) {
        Optional<Stored> stored = next(handle);
        stored.ifPresent(order -> handle.execute("delete from hook_order where seq = ?", order.seq()));
        return stored.flatMap(order -> devices.find(handle, order.device())
                .flatMap(device -> terms.command(order.hook())
                        .map(command ->
                                new Order(order.hook(), command, device.name(), device.labels(), order.actor()))));
    }

    /** Writes into the device's history how a command ended. */
    public void ended(Order order, String outcome) {
        database.run(handle -> devices.find(handle, order.device())
                .ifPresent(device -> history.note(
                        handle,
                        device.name(),
                        device.standing().health(),
                        order.hook().word() + " hook " + outcome,
                        order.actor())));
    }

    /** How long a command may run. */
    HookTerms terms() {
        return terms;
    }
}
