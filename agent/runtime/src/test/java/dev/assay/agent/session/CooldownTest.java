package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.Warning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CooldownTest {
    private final Deque<Double> celsius = new ArrayDeque<>();
    private double slept;

    /** Shows the temperatures one after the other, and the last one for ever. */
    private Cooldown cooldown(double... temperatures) {
        for (double temperature : temperatures) {
            celsius.add(temperature);
        }
        return new Cooldown(
                () -> celsius.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(celsius.size() == 1 ? celsius.getFirst() : celsius.removeFirst()),
                seconds -> slept += seconds);
    }

    @Test
    void waitsUntilTheDeviceIsWithinFiveDegreesOfIdle() throws Exception {
        Cooldown cooldown = cooldown(40, 60, 52, 46, 45, 99);
        cooldown.look();

        assertThat(cooldown.await(300, () -> false)).isEmpty();
        assertThat(slept).isEqualTo(3);
    }

    @Test
    void warnsWhenPatienceIsOver() throws Exception {
        Cooldown cooldown = cooldown(40, 60);
        cooldown.look();

        Warning warning = cooldown.await(2.5, () -> false).orElseThrow();

        assertThat(slept).isEqualTo(2.5);
        assertThat(warning.kind()).isEqualTo(Warning.Kind.HOT_START);
        assertThat(warning.message()).contains("60.0 °C").contains("idle is 40.0 °C");
    }

    @Test
    void aCoolerLookLowersTheIdleTemperature() throws Exception {
        Cooldown cooldown = cooldown(60, 40, 46);
        cooldown.look();
        cooldown.look();

        assertThat(cooldown.await(0, () -> false)).isPresent();
    }

    @Test
    void doesNotWaitWhereNothingTellsTheTemperature() throws Exception {
        assertThat(cooldown().await(300, () -> false)).isEmpty();
        assertThat(slept).isZero();
    }

    @Test
    void waitsUntilTheDeviceIsWithinTwoDegreesOfAnotherStart() throws Exception {
        Cooldown cooldown = cooldown(40, 60, 49, 48.1, 48, 99);
        cooldown.look();

        assertThat(cooldown.awaitLike(46, 300, () -> false)).isEmpty();
        assertThat(slept).isEqualTo(3);
    }

    @Test
    void aColderDeviceIsNotWaitedForButSaid() throws Exception {
        Warning warning = cooldown(40).awaitLike(43, 300, () -> false).orElseThrow();

        assertThat(slept).isZero();
        assertThat(warning.kind()).isEqualTo(Warning.Kind.UNEVEN_START);
        assertThat(warning.message()).contains("started at 40.0 °C").contains("first run started at 43.0 °C");
    }

    @Test
    void anUnevenStartIsNotLookedForWhereNothingTellsTheTemperature() throws Exception {
        assertThat(cooldown().awaitLike(43, 300, () -> false)).isEmpty();
    }

    @Test
    void stopsWaitingWhenTheSessionIsNotWantedAnyMore() {
        Cooldown cooldown = cooldown(40, 60);
        cooldown.look();

        assertThatThrownBy(() -> cooldown.await(300, () -> true)).isInstanceOf(SessionStoppedException.class);
    }
}
