package dev.assay.server.life;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceActionRequest;
import dev.assay.api.DeviceEventRow;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** What people ask of devices. Thread-safe. */
public final class DeviceActions {
    private static final int NOTE_CHARACTERS_MAX = 500;

    private final FarmDatabase database;
    private final DeviceBook devices;
    private final DeviceLife life;
    private final DeviceHistory history;
    private final AuditLog audit;
    private final WorkBell bell;

    public DeviceActions(
            FarmDatabase database,
            DeviceBook devices,
            DeviceLife life,
            DeviceHistory history,
            AuditLog audit,
            WorkBell bell) {
        this.database = database;
        this.devices = devices;
        this.life = life;
        this.history = history;
        this.audit = audit;
        this.bell = bell;
    }

    /**
     * Does what was asked.
     *
     * @param actor who asked
     * @throws ProblemException when it makes no sense now (409), or there is no such device (404)
     */
    public void act(String device, DeviceActionRequest request, String actor) {
        String note = request.note() == null ? "" : request.note().strip();
        if (request.action() == null) {
            throw ProblemException.invalid("action is missing; expected one of " + List.of(DeviceAction.values()));
        }
        if (note.length() > NOTE_CHARACTERS_MAX) {
            throw ProblemException.invalid(
                    "note has " + note.length() + " characters; expected at most " + NOTE_CHARACTERS_MAX);
        }
        database.run(handle -> {
            life.happened(handle, device, event(request.action()), note, actor);
            audit.note(handle, actor, "device." + word(request.action()), device, AuditLog.Outcome.DONE, note);
        });
        bell.ring();
    }

    private static String word(DeviceAction action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static LifeEvent event(DeviceAction action) {
        return switch (action) {
            case DRAIN -> LifeEvent.DRAIN;
            case RESUME -> LifeEvent.RESUME;
            case RETIRE -> LifeEvent.RETIRE;
            case CHECK -> LifeEvent.CHECK;
            case REBOOT -> LifeEvent.REBOOT;
            case POWER_CYCLE -> LifeEvent.POWER_CYCLE;
        };
    }

    /**
     * What happened to a device, the newest first.
     *
     * @param rowsMax at least 1
     * @throws ProblemException when there is no such device (404)
     */
    public List<DeviceEventRow> events(String device, int rowsMax) {
        return database.read(handle -> {
            require(handle, device);
            return history.newest(handle, device, rowsMax);
        });
    }

    private void require(Handle handle, String device) {
        if (devices.find(handle, device).isEmpty()) {
            throw ProblemException.notFound("there is no device " + device);
        }
    }
}
