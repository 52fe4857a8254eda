package dev.assay.server.job;

import dev.assay.api.FailureOwner;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.life.LifeMachine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives the cells of a device that cannot measure them to another that is as good: one in the same environment, or of the same
 * profile with the same architecture and ONNX Runtime. Never when the sweep named the device, never from a real device to a simulated
 * one, and the cell says who measured in whose place. All methods belong into a transaction behind the gate. Thread-safe.
 */
public final class Siblings {
    private final DeviceBook devices;
    private final CellBook cells;
    private final JobPlanner planner;

    public Siblings(DeviceBook devices, CellBook cells, JobPlanner planner) {
        this.devices = devices;
        this.cells = cells;
        this.planner = planner;
    }

    /** How much is done to be rid of the cells. */
    public enum Effort {
        /** A sibling that measures the same cell for the same campaign anyway is spared: the cell waits for its own device. */
        WITHOUT_DOUBLES,
        /** Such a sibling is taken when there is no other: the cell gets its figures, and says so. */
        WITH_DOUBLES,
        /** As before, and what no sibling takes ends with a reason. */
        FOR_GOOD
    }

    /**
     * Gives away what waits for the device.
     *
     * @param why continues a sentence that begins with the device: {@code is quarantined: …}
     */
    public void takeOver(Handle handle, String device, String why, Effort effort) {
        Optional<Device> absent = devices.find(handle, device);
        List<StrandedCell> stranded = handle.createQuery(StrandedCell.QUERY)
                .bind(0, device)
                .map((row, context) -> StrandedCell.of(row))
                .list();
        if (absent.isEmpty() || stranded.isEmpty()) {
            return;
        }
        SiblingChoice choice = new SiblingChoice(handle, absent.get(), siblingsOf(handle, absent.get()));
        boolean isAnyMoved = false;
        boolean isAnyEnded = false;
        for (StrandedCell cell : stranded) {
            Optional<Device> sibling = choice.of(cell, effort != Effort.WITHOUT_DOUBLES);
            if (sibling.isPresent()) {
                move(handle, cell, absent.get(), sibling.get(), why);
                isAnyMoved = true;
            } else if (effort == Effort.FOR_GOOD) {
                end(handle, cell, device, why);
                isAnyEnded = true;
            }
        }
        if (isAnyMoved || isAnyEnded) {
            planner.dropUnwanted(handle);
            planner.plan(handle);
            cells.finishCampaigns(handle);
        }
    }

    private List<Device> siblingsOf(Handle handle, Device absent) {
        return devices.all(handle).stream()
                .filter(device -> !device.name().equals(absent.name()))
                .filter(device -> LifeMachine.takesWork(device.standing().health()) && devices.isConnected(device))
                .filter(device -> areSiblings(device, absent))
                .toList();
    }

    /** Whether one may measure in the other's place. */
    public static boolean areSiblings(Device one, Device other) {
        if (one.isSimulated() != other.isSimulated()) {
            return false;
        }
        boolean isSameEnvironment =
                one.environment().fingerprint().equals(other.environment().fingerprint());
        boolean isSameKind = one.profile() != null
                && Objects.equals(one.profile(), other.profile())
                && one.environment().arch().equals(other.environment().arch())
                && one.environment()
                        .onnxRuntimeVersion()
                        .equals(other.environment().onnxRuntimeVersion());
        return isSameEnvironment || isSameKind;
    }

    private static void move(Handle handle, StrandedCell cell, Device absent, Device sibling, String why) {
        String meant = cell.meantFor() == null ? absent.name() : cell.meantFor();
        boolean isHome = meant.equals(sibling.name());
        boolean isSameEnvironment =
                absent.environment().fingerprint().equals(sibling.environment().fingerprint());
        String note = "measured by " + sibling.name() + " in place of " + meant + ": " + absent.name() + " " + why
                + (isSameEnvironment
                        ? " (another unit of the same kind)"
                        : " (another unit of the same kind, in another environment)");
        handle.execute(
                "update cell set device = ?, job_id = null, losses = ?, meant_for = ?, device_note = ?"
                        + " where campaign_seq = ? and cell_index = ? and outcome is null",
                sibling.name(),
                cell.losses(),
                isHome ? null : meant,
                isHome ? null : note.substring(0, Math.min(note.length(), StrandedCell.NOTE_CHARACTERS_MAX)),
                cell.campaignSeq(),
                cell.index());
    }

    private void end(Handle handle, StrandedCell cell, String device, String why) {
        String remedy =
                cell.wanted().names().contains(device) ? "; the sweep names this device" : "; no other device fits";
        cells.failed(
                handle,
                cell.campaignSeq(),
                cell.index(),
                new CellFailure(FailureOwner.LAB, "device " + device + " " + why + remedy));
    }
}
