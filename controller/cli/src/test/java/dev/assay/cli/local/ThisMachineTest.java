package dev.assay.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThisMachineTest {
    @ParameterizedTest
    @CsvSource({
        "kitchen-pi5, kitchen-pi5",
        "Kitchen_Pi.local, kitchen-pi",
        "-büro, b-ro",
        "'', this-machine",
        "..., this-machine"
    })
    void anyHostNameBecomesAValidDeviceName(String hostName, String deviceName) {
        assertThat(ThisMachine.deviceName(hostName)).isEqualTo(deviceName).matches("[a-z0-9][a-z0-9-]{0,62}");
    }
}
