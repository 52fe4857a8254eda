package dev.assay.server.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceEventRow;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookDeskTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private MiniFarm farm;

    @BeforeEach
    void openFarm() throws IOException {
        farm = new MiniFarm(folder);
    }

    @AfterEach
    void closeFarm() {
        farm.close();
    }

    private void use(boolean isAutomatic) {
        farm.useHooks(new HookTerms(
                Optional.of(Path.of("/bin/true")),
                Optional.of(Path.of("/bin/false")),
                Duration.ofSeconds(5),
                isAutomatic,
                Duration.ofMinutes(15)));
    }

    private void becomeSilent() {
        farm.clock().advance(MiniFarm.SIBLING_AFTER.plusSeconds(1));
        farm.farm().lookAfterDevices();
    }

    @Test
    void whatAPersonAsksForIsTakenOnceAndItsEndIsInTheHistory() {
        farm.device("pi");
        use(false);
        farm.act("pi", DeviceAction.REBOOT);
        farm.act("pi", DeviceAction.REBOOT);

        HookDesk.Order order = farm.farm().hooks().take().orElseThrow();
        Optional<HookDesk.Order> again = farm.farm().hooks().take();
        farm.farm().hooks().ended(order, "ended with exit code 0");

        assertThat(order.hook()).isEqualTo(Hook.REBOOT);
        assertThat(order.actor()).isEqualTo("ada");
        assertThat(order.labels()).containsEntry("site", "kitchen");
        assertThat(again).isEmpty();
        assertThat(farm.farm().deviceActions().events("pi", 1))
                .extracting(DeviceEventRow::reason)
                .containsExactly("reboot hook ended with exit code 0");
    }

    @Test
    void aSilentDeviceIsPowerCycledIfThatIsToHappenByItself() {
        farm.device("pi");
        use(true);

        becomeSilent();

        assertThat(farm.farm().hooks().take()).map(HookDesk.Order::hook).contains(Hook.POWER_CYCLE);
    }

    @Test
    void nothingIsRestartedUnlessTheOperatorWantsIt() {
        farm.device("pi");
        use(false);

        becomeSilent();

        assertThat(farm.farm().hooks().take()).isEmpty();
    }

    @Test
    void aDeviceIsNotRestartedAgainAndAgain() {
        FakeAgent pi = farm.device("pi");
        use(true);
        becomeSilent();
        assertThat(farm.farm().hooks().take()).isPresent();
        assertThat(pi.lease()).isEmpty();

        becomeSilent();

        assertThat(farm.farm().hooks().take())
                .as("10 minutes after the last time")
                .isEmpty();
    }

    @Test
    void aCommandMustBeAnAbsolutePath() {
        assertThatThrownBy(() -> new HookTerms(
                        Optional.of(Path.of("reboot.sh")),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        false,
                        Duration.ofMinutes(1)))
                .hasMessage("assay.hooks.reboot is reboot.sh; expected an absolute path");
    }
}
