package dev.assay.registration;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.HealthCheckRow;
import dev.assay.api.SshAccess;
import dev.assay.api.TunnelKeys;
import dev.assay.api.TunnelRow;
import dev.assay.protocol.Environment;
import dev.assay.registration.farm.Farm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A controller that sees the agent of one board by looking at its process. */
final class FakeFarm implements Farm {
    static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6nQ2Nn1cZt2X3k0b6XnUq2mJbX0l0m9rQp7cXh5v1Z farm";

    private final Path home;
    private final List<String> asked = new ArrayList<>();
    private final Map<String, SshAccess> access = new TreeMap<>();
    private DeviceHealth health = DeviceHealth.UNKNOWN;
    private int checks;
    private boolean isKnown;
    private boolean passes = true;
    private boolean isTunnelOpen = true;

    /** Looks at the agent whose home folder this is. */
    FakeFarm(Path home) {
        this.home = home;
    }

    /** What was asked for, first the oldest. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The controller cannot open the tunnel. */
    void setTunnelClosed() {
        isTunnelOpen = false;
    }

    /** The next health check fails. */
    void setFailingCheck() {
        passes = false;
    }

    @Override
    public EnrolmentGrant enrol(EnrolmentOffer offer) {
        asked.add("enrol " + offer.deviceName());
        return new EnrolmentGrant("good-" + asked.size(), 4e9);
    }

    @Override
    public Optional<DeviceRow> device(String name) {
        Map<String, String> arguments = isAlive() ? arguments() : Map.of();
        boolean isConnected = name.equals(arguments.get("--name"));
        if (isConnected && !isKnown) {
            isKnown = true;
            check();
        }
        return isKnown ? Optional.of(row(name, arguments, isConnected)) : Optional.empty();
    }

    private DeviceRow row(String name, Map<String, String> arguments, boolean isConnected) {
        Environment environment = new Environment(
                "amd64",
                "CPU",
                List.of("avx2"),
                4,
                8_000_000_000L,
                "Debian",
                "6.1",
                "performance",
                "glibc 2.36",
                "17.0.15",
                "1.29.0",
                List.of("CPU"),
                "0.1.0+cafe",
                List.of());
        @Nullable
        HealthCheckRow check = checks == 0
                ? null
                : new HealthCheckRow(
                        checks,
                        passes,
                        passes ? "all answers right, 0.6 ms" : "3 answers of 20 are wrong",
                        6e-4,
                        1.2,
                        2.8);
        return new DeviceRow(
                name,
                labels(arguments),
                environment,
                environment.fingerprint(),
                isConnected,
                arguments.get("--profile"),
                false,
                DeviceState.IDLE,
                health,
                "",
                check,
                0);
    }

    private void check() {
        checks++;
        health = passes ? DeviceHealth.GOOD : DeviceHealth.QUARANTINED;
    }

    private static Map<String, String> labels(Map<String, String> arguments) {
        Map<String, String> labels = new TreeMap<>();
        arguments.forEach((name, value) -> {
            if (name.startsWith("--label ")) {
                labels.put(name.substring("--label ".length()), value);
            }
        });
        return labels;
    }

    private boolean isAlive() {
        Path pid = home.resolve("seen-pid");
        return Files.exists(pid)
                && ProcessHandle.of(Long.parseLong(read(pid).strip()))
                        .filter(process -> process.info().command().orElse("").contains("sleep"))
                        .isPresent();
    }

    /** By name; each label by its key too. */
    private Map<String, String> arguments() {
        List<String> lines = read(home.resolve("seen-arguments")).lines().toList();
        Map<String, String> arguments = new TreeMap<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            String value = lines.get(i + 1);
            if (lines.get(i).equals("--label")) {
                arguments.put("--label " + value.split("=", 2)[0], value.split("=", 2)[1]);
            } else {
                arguments.put(lines.get(i), value);
            }
        }
        return arguments;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void act(String name, DeviceAction action, String note) {
        asked.add(action + " " + name);
        switch (action) {
            case CHECK, RESUME -> check();
            case DRAIN -> health = DeviceHealth.MAINTENANCE;
            case RETIRE -> health = DeviceHealth.RETIRED;
            case REBOOT, POWER_CYCLE -> throw new AssertionError("nobody asks for that here");
        }
    }

    @Override
    public TunnelKeys tunnelKeys() {
        return new TunnelKeys(List.of(KEY));
    }

    @Override
    public Optional<TunnelRow> tunnel(String name) {
        return ssh(name)
                .map(how -> new TunnelRow(
                        !how.tunnelPorts().isEmpty(),
                        isTunnelOpen ? 18_420 : null,
                        null,
                        isTunnelOpen ? null : "no route to host",
                        null));
    }

    @Override
    public Optional<SshAccess> ssh(String name) {
        return Optional.ofNullable(access.get(name));
    }

    @Override
    public void putSsh(String name, SshAccess how) {
        access.put(name, how);
    }

    @Override
    public void forget(String name) {
        asked.add("forget " + name);
        access.remove(name);
    }
}
