package dev.assay.simulator;

import dev.assay.protocol.TokenText;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.fault.FaultRates;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the simulator is told when it is started.
 *
 * @param devices 1 … {@value #DEVICES_MAX}
 * @param controllers without a slash at their end; at least one
 * @param token what every device shows, or, when {@code enrols}, what allows to enrol each of them
 * @param enrols whether each device gets a token of its own
 * @param bias by which every device finds the candidate of a pair slower, whatever it is; 0 for sound devices
 * @param timeScale seconds of a device's life in one real second
 * @param faultSeconds how long a fault that lasts does, in real seconds
 * @param verbose whether each device's own words are shown
 */
public record SimulatorOptions(
        int devices,
        SimulatedBoard board,
        long seed,
        List<URI> controllers,
        TokenText token,
        boolean enrols,
        String namePrefix,
        FaultRates faults,
        double bias,
        double timeScale,
        double faultSeconds,
        Path home,
        Map<String, String> labels,
        boolean verbose) {
    /** One JVM holds so many. */
    public static final int DEVICES_MAX = 5_000;

    /** For people. */
    public static final String USAGE = """
            usage: assay simulate --devices N --profile NAME [--seed N] [OPTION]...
              --devices N              how many, 1 to 5000
              --profile NAME           the kind of board
              --seed N                 the same seed gives the same figures, bit for bit; otherwise 1
              --controller URL[,URL]   where the controllers listen; otherwise the controller in .assay/controller
              --token-file FILE        a token that any device may show; otherwise that of the controller in .assay/controller
              --enrol-with FILE        instead of it an administrator's token, with which each device is enrolled by itself
              --name-prefix TEXT       devices are called TEXT, profile and number; otherwise sim-
              --time-scale X           seconds of a device's life in one real second; otherwise 1
              --fault-rate X           share of sessions in which something goes wrong, 0 to 1; otherwise as the profile says
              --fault KIND=X           the share of one kind instead; may be given several times:
                                       crash, out-of-memory, timeout, wrong-answers, drift, death, hang, lost-link, silence,
                                       duplicate-report, late-report
              --fault-seconds X        how long hang, lost-link and silence last; otherwise 30
              --noise X                scatter between runs, standard deviation divided by mean; otherwise as the profile says
              --bias X                 devices that find the candidate of every pair slower by this share; otherwise 0
              --home DIR               folder for artifacts, reports and tokens; otherwise .assay/simulator
              --label KEY=VALUE        may be given several times
              --verbose                show what each device does""";

    public SimulatorOptions {
        controllers = List.copyOf(controllers);
        labels = Map.copyOf(labels);
    }

    /** The name of the device with this number, the first being 1. */
    public String deviceName(int number) {
        return String.format(Locale.ROOT, "%s%s-%04d", namePrefix, board.profile(), number);
    }
}
