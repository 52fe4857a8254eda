package dev.assay.device;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of one kind of board. What a board really has is in its {@link BoardFacts}; where the two differ, the board is right.
 *
 * @param name as its file is called, without the ending: {@code raspberry-pi-5}
 * @param title for people
 * @param arch as {@code uname -m} says: {@code aarch64}, {@code x86_64}
 * @param kind whether it is of a board, of an architecture as a whole, or made up
 * @param clusters cores of one kind each, fastest last; empty for a generic profile, which does not know them
 * @param instructionSets flags of {@code /proc/cpuinfo} that inference kernels profit from, sorted
 * @param memoryBytes installed memory of each size in which the board is sold, ascending; empty where that is not known
 * @param powerSensors what the board can tell about its own power; empty when only a meter outside it can
 * @param thermal zones and limits
 * @param threads how many threads suit its cores
 * @param marks how such a board is recognised; no marks for a generic and for a simulated profile
 * @param caveats sentences that a user should know before measuring on it
 * @param documentedOnly what nobody has seen on such a board, by the name of the field in the profile's file
 * @param simulation how a simulated device of this kind behaves; null where nobody wrote that down
 */
public record DeviceProfile(
        String name,
        String title,
        String arch,
        Kind kind,
        List<BoardFacts.Cluster> clusters,
        List<String> instructionSets,
        List<Long> memoryBytes,
        List<PowerSensor> powerSensors,
        ThermalLimits thermal,
        ThreadSettings threads,
        BoardMarks marks,
        List<String> caveats,
        Map<String, FactSource> documentedOnly,
        @Nullable SimulationSettings simulation) {
    public DeviceProfile {
        clusters = List.copyOf(clusters);
        instructionSets = List.copyOf(instructionSets);
        memoryBytes = List.copyOf(memoryBytes);
        powerSensors = List.copyOf(powerSensors);
        caveats = List.copyOf(caveats);
        documentedOnly = Map.copyOf(documentedOnly);
    }

    /** What a profile speaks of. */
    public enum Kind {
        /** One kind of board that can be bought. */
        BOARD,
        /** Any machine of its architecture: what a board gets that no other profile knows. */
        GENERIC,
        /** No board at all; its figures come from a seeded model. */
        SIMULATED
    }

    /** Whether figures of such a device come from a model and not from a measurement. */
    public boolean simulated() {
        return kind == Kind.SIMULATED;
    }

    /** Cores of all clusters; 0 when they are not known. */
    public int cores() {
        return clusters.stream().mapToInt(BoardFacts.Cluster::cores).sum();
    }
}
