package dev.assay.acceptance.chaos.farm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this machine lets us do to a farm on it.
 *
 * @param hasNamespaces root, ip and nft: cables can be pulled
 * @param hasClocks libfaketime: clocks can jump
 * @param hasDisks root: disks can be full
 */
public record Abilities(boolean hasNamespaces, boolean hasClocks, boolean hasDisks) {
    /** Tries everything once. */
    public static Abilities ofThisMachine(Path scratch) throws IOException {
        return new Abilities(
                DeviceNetwork.isPossible(), ProcessClock.library().isPresent(), SmallDisk.isPossible(scratch));
    }

    /** What cannot be done here, and why; for people. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!hasNamespaces) {
            missing.add("no cable is pulled: that needs root, ip and nft");
        }
        if (!hasClocks) {
            missing.add("no clock jumps: that needs libfaketime (apt install libfaketime)");
        }
        if (!hasDisks) {
            missing.add("no disk is filled: that needs root, to mount small ones");
        }
        return missing;
    }
}
