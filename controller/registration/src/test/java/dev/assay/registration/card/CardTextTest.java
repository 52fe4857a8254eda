package dev.assay.registration.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.api.HealthCheckRow;
import dev.assay.device.BoardFacts;
import dev.assay.protocol.Environment;
import dev.assay.registration.profile.ChosenProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardTextTest {
    private static final BoardFacts FACTS = new BoardFacts(
            "aarch64",
            "Raspberry Pi 5 Model B Rev 1.0",
            List.of("raspberrypi,5-model-b"),
            null,
            null,
            List.of(new BoardFacts.Cluster("Cortex-A76", 4, 2.4e9)),
            List.of("asimd", "asimddp"),
            8_324_000_000L,
            "glibc 2.36",
            "17.0.15",
            Map.of("/sys/class/hwmon/hwmon1", "hwmon"),
            Map.of("/sys/class/thermal/thermal_zone0", "cpu-thermal"),
            List.of("ondemand", "performance"),
            List.of("/dev/dri/renderD128"));

    private static final Environment ENVIRONMENT = new Environment(
            "aarch64",
            "Cortex-A76",
            List.of("asimd"),
            4,
            8_324_000_000L,
            "Debian 12",
            "6.6.31",
            "ondemand",
            "glibc 2.36",
            "17.0.15",
            "1.29.0",
            List.of("cpu"),
            "0.1.0+cafe",
            List.of());

    private static DeviceRow device(HealthCheckRow check) {
        return new DeviceRow(
                "kitchen-pi5",
                Map.of("room", "kitchen"),
                ENVIRONMENT,
                ENVIRONMENT.fingerprint(),
                true,
                "raspberry-pi-5",
                false,
                DeviceState.IDLE,
                DeviceHealth.GOOD,
                "its check passed",
                check,
                0);
    }

    @Test
    void aCardSaysWhatTheDeviceIsAndHowFarItCanBeTrusted() {
        DeviceCard card = new DeviceCard(
                device(new HealthCheckRow(0, true, "answers right", 0.0021, 1.24, 2.8)),
                new ChosenProfile(
                        "raspberry-pi-5", "Raspberry Pi 5", "its device tree says so", List.of("has 8 GiB of memory")),
                FACTS,
                "17.0.15",
                "systemd user unit",
                "direct to https://farm:8420");

        assertThat(CardText.of(card)).isEqualTo("""
                        kitchen-pi5
                          profile   Raspberry Pi 5 (raspberry-pi-5)
                                    ≠ has 8 GiB of memory
                          board     Raspberry Pi 5 Model B Rev 1.0 · aarch64 · 4 × Cortex-A76 · 8.3 GB · glibc 2.36
                          ISA       asimd asimddp
                          governor  ondemand of ondemand, performance
                          energy    hwmon /sys/class/hwmon/hwmon1
                          thermal   cpu-thermal
                          devices   /dev/dri/renderD128
                          ORT       1.29.0, cpu
                          health    good: its check passed
                          noise     1.2 %; smallest visible change 2.8 %
                          agent     0.1.0+cafe, Java 17.0.15, systemd user unit
                          route     direct to https://farm:8420
                          labels    room=kitchen""");
    }

    @Test
    void noiseThatIsNotKnownYetIsNotZero() {
        assertThat(CardText.noise(null)).isEqualTo("not known yet: it takes more checks");
        assertThat(CardText.noise(new HealthCheckRow(0, true, "", null, null, null)))
                .isEqualTo("not known yet: it takes more checks");
    }
}
