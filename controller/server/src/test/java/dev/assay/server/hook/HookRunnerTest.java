package dev.assay.server.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookRunnerTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path script(String body) throws IOException {
        Path file = folder.resolve("hook");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String run(Path command, Map<String, String> labels, Duration timeout) throws InterruptedException {
        return new HookRunner(timeout).run(new HookDesk.Order(Hook.POWER_CYCLE, command, "kitchen-pi5", labels, "ada"));
    }

    @Test
    void theCommandLearnsTheDeviceAndItsLabels() throws Exception {
        Path command = script("echo \"$# $1 $ASSAY_DEVICE $ASSAY_HOOK $ASSAY_LABEL_SMART_PLUG\"; exit 3");

        String outcome = run(command, Map.of("smart-plug", "10.0.0.7"), LONG);

        assertThat(outcome).isEqualTo("ended with exit code 3: 1 kitchen-pi5 kitchen-pi5 power-cycle 10.0.0.7");
    }

    @Test
    void nothingThatALabelHoldsIsEverACommand() throws Exception {
        Path trace = folder.resolve("trace");
        Path command = script("printf '%s' \"$ASSAY_LABEL_NOTE\"");

        String outcome = run(command, Map.of("note", "$(touch " + trace + "); `touch " + trace + "`\n\0"), LONG);

        assertThat(trace).doesNotExist();
        assertThat(outcome).contains("$(touch");
    }

    @Test
    void theControllersOwnVariablesStayWithIt() throws Exception {
        Path command = script("env | cut -d= -f1 | sort | tr '\\n' ' '");

        String outcome = run(command, Map.of(), LONG);

        assertThat(outcome.replaceFirst("^[^:]*: ", "").split(" "))
                .contains("ASSAY_DEVICE", "ASSAY_HOOK")
                .isSubsetOf("ASSAY_DEVICE", "ASSAY_HOOK", "PATH", "HOME", "LANG", "PWD", "OLDPWD", "SHLVL", "_");
    }

    @Test
    void aCommandThatDoesNotEndIsEndedWithWhatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        Path command = script("sleep 600 & echo $! > " + pid + "; echo begun; wait");

        String outcome = run(command, Map.of(), Duration.ofSeconds(2));

        assertThat(outcome).startsWith("was ended after 2 s");
        long sleeper = Long.parseLong(Files.readString(pid).strip());
        assertThat(ProcessHandle.of(sleeper).map(ProcessHandle::isAlive).orElse(false) && !isZombie(sleeper))
                .isFalse();
    }

    /** Nobody may be there to reap the orphan; it does nothing any more. */
    private static boolean isZombie(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
    }

    @Test
    void muchOutputIsCutAndDoesNotBlockTheCommand() throws Exception {
        Path command = script("head -c 1000000 /dev/zero | tr '\\0' x");

        String outcome = run(command, Map.of(), LONG);

        assertThat(outcome).startsWith("ended with exit code 0: xxx").endsWith("… and 997000 bytes more");
        assertThat(outcome.length()).isLessThan(3_100);
    }

    @Test
    void aCommandThatIsNotThereIsSaidToBeNotThere() throws Exception {
        assertThat(run(folder.resolve("none"), Map.of(), LONG)).startsWith("could not be started: ");
    }
}
