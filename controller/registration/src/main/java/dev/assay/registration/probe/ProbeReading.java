package dev.assay.registration.probe;

import dev.assay.device.BoardFacts;
import dev.assay.registration.probe.Probe.Account;
import dev.assay.registration.probe.Probe.Answer;
import dev.assay.registration.probe.Probe.Existing;
import dev.assay.registration.probe.Probe.Reach;
import dev.assay.registration.probe.Probe.Services;
import dev.assay.registration.probe.Probe.Tools;
import dev.assay.ssh.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together a probe from the script's answers. Whatever is missing in them is noted, and nothing is guessed. */
final class ProbeReading {
    private static final long BYTES_PER_KILOBYTE = 1024;
    private static final Set<String> RUNNING = Set.of("running", "degraded", "starting", "initializing");
    private static final int NO_USER = -1;

    private final Answers answers;
    private final Outcome outcome;
    private final Instant now;
    private final List<String> notRead;

    /**
     * @param now our time when the script had ended
     */
    ProbeReading(Answers answers, Outcome outcome, Instant now) {
        this.answers = answers;
        this.outcome = outcome;
        this.now = now;
        this.notRead = new ArrayList<>(answers.all("miss"));
    }

    Probe probe() {
        JavaFinding java = JavaFinding.newest(answers.all("java"));
        Long free = bytes("free", "df does not tell what is free in the install folder");
        Double skew = skewSeconds();
        if (!answers.has("end")) {
            notRead.add("the probe ended early: " + outcome.complaint());
        }
        BoardFacts facts = facts(java);
        return new Probe(
                facts,
                account(),
                services(),
                tools(java),
                text("folder", ""),
                free,
                existing(),
                reach(),
                skew,
                notRead);
    }

    private BoardFacts facts(@Nullable JavaFinding java) {
        CpuReading cpu = new CpuReading(answers);
        Long memory = bytes("memory", "/proc/meminfo tells no memory");
        return new BoardFacts(
                arch(),
                answers.one("dt-model").orElse(null),
                answers.all("dt-compatible"),
                product(),
                cpu.model(),
                cpu.clusters(),
                cpu.instructionSets(),
                memory == null ? 0 : memory,
                answers.one("libc").orElse(null),
                java == null ? null : java.version(),
                powerSensors(),
                pairs("thermal"),
                answers.one("governors")
                        .map(names -> List.of(names.split("\\s+")))
                        .orElse(List.of()),
                answers.all("accelerator"));
    }

    /** A 64-bit kernel below a 32-bit system runs no 64-bit programs. */
    private String arch() {
        String arch = text("arch", "unknown");
        if (answers.one("bits").orElse("").equals("32")) {
            switch (arch) {
                case "aarch64" -> {
                    notRead.add("the kernel is 64-bit, but the system on it is 32-bit");
                    return "armv8l";
                }
                case "x86_64" -> {
                    notRead.add("the kernel is 64-bit, but the system on it is 32-bit");
                    return "i686";
                }
                default -> {
                    return arch;
                }
            }
        }
        return arch;
    }

    private @Nullable String product() {
        String product = (text("dmi-vendor", "") + " " + text("dmi-product", "")).strip();
        return product.isEmpty() ? null : product;
    }

    private Map<String, String> powerSensors() {
        Map<String, String> sensors = new TreeMap<>();
        for (String line : answers.all("power")) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                sensors.put(line.substring(blank + 1), line.substring(0, blank));
            }
        }
        return sensors;
    }

    /** Lines of a path and a text. */
    private Map<String, String> pairs(String key) {
        Map<String, String> pairs = new TreeMap<>();
        for (String line : answers.all(key)) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                pairs.put(line.substring(0, blank), line.substring(blank + 1));
            }
        }
        return pairs;
    }

    private Account account() {
        OptionalLong userId = answers.number("uid");
        if (userId.isEmpty()) {
            notRead.add("id -u tells no number");
        }
        return new Account(
                text("user", "unknown"), (int) userId.orElse(NO_USER), text("home", ""), answers.has("sudo"));
    }

    private Services services() {
        Boolean lingering =
                answers.all("linger").stream().anyMatch(line -> line.equals("Linger=yes")) ? Boolean.TRUE : null;
        if (lingering == null && answers.all("linger").contains("Linger=no")) {
            lingering = Boolean.FALSE;
        }
        return new Services(
                answers.has("systemd"),
                RUNNING.contains(text("user-manager", "")),
                lingering,
                answers.all("tool").contains("crontab"));
    }

    private Tools tools(@Nullable JavaFinding java) {
        List<String> found = answers.all("tool");
        return new Tools(
                found.contains("sha256sum"),
                found.contains("tar"),
                found.contains("setsid"),
                found.contains("curl"),
                found.contains("wget"),
                java == null ? null : java.path());
    }

    private @Nullable Existing existing() {
        if (!answers.has("existing")) {
            return null;
        }
        OptionalLong process = answers.number("pid");
        return new Existing(
                answers.all("entry").stream().sorted().toList(),
                answers.one("current").orElse(null),
                process.isPresent() ? process.getAsLong() : null);
    }

    private Reach reach() {
        // A tool that is broken itself is followed by the next one: the last has the word.
        List<String> tries = answers.all("reach");
        String[] words = (tries.isEmpty() ? "" : tries.get(tries.size() - 1)).split("\\s+", 3);
        if (words.length < 2) {
            return new Reach(Answer.UNKNOWN, "", "the board has neither curl, wget, bash nor nc");
        }
        if (words[1].matches("1[0-9]{2}")) {
            return new Reach(
                    Answer.UNKNOWN, words[0], "the board's " + words[0] + " is broken (exit code " + words[1] + ")");
        }
        if (words[1].equals("0")) {
            return new Reach(Answer.YES, words[0], "");
        }
        String said = words.length == 3 ? words[2] : "exit code " + words[1];
        return new Reach(Answer.NO, words[0], said);
    }

    private @Nullable Double skewSeconds() {
        OptionalLong board = answers.number("now");
        if (board.isEmpty()) {
            notRead.add("date +%s tells no time");
            return null;
        }
        // The board's seconds are cut; on average it is half a second later there.
        return board.getAsLong() + 0.5 - now.toEpochMilli() / 1000.0;
    }

    private @Nullable Long bytes(String key, String otherwise) {
        OptionalLong kilobytes = answers.number(key);
        if (kilobytes.isEmpty()) {
            notRead.add(otherwise);
            return null;
        }
        return kilobytes.getAsLong() * BYTES_PER_KILOBYTE;
    }

    private String text(String key, String otherwise) {
        return answers.one(key).orElse(otherwise);
    }

    /** One Java on a board. */
    private record JavaFinding(String version, String path) {
        static @Nullable JavaFinding newest(List<String> lines) {
            JavaFinding newest = null;
            for (String line : lines) {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    JavaFinding found = new JavaFinding(line.substring(0, blank), line.substring(blank + 1));
                    if (newest == null || Arrays.compare(found.numbers(), newest.numbers()) > 0) {
                        newest = found;
                    }
                }
            }
            return newest;
        }

        /** {@code 1.8.0_392} counts as 8.0.392. */
        private int[] numbers() {
            String plain = version.startsWith("1.") ? version.substring(2) : version;
            return Arrays.stream(plain.split("[^0-9]+"))
                    .filter(number -> !number.isEmpty() && number.length() < 9)
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }
}
