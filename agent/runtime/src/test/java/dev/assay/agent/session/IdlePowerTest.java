package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.Warning;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class IdlePowerTest {
    private static IdlePower of(double before, double after) {
        return new IdlePower(OptionalDouble.of(before), OptionalDouble.of(after));
    }

    @Test
    void isTheMeanOfBeforeAndAfter() {
        assertThat(of(4, 4.1).watts()).hasValue(4.05);
    }

    @Test
    void isWhatIsKnownWhenOneIsMissing() {
        assertThat(new IdlePower(OptionalDouble.empty(), OptionalDouble.of(3)).watts())
                .hasValue(3);
        assertThat(new IdlePower(OptionalDouble.empty(), OptionalDouble.empty()).watts())
                .isEmpty();
    }

    @Test
    void fivePercentApartIsSteady() {
        assertThat(of(4, 4.19).doubt()).isEmpty();
        assertThat(of(4, 3.81).doubt()).isEmpty();
    }

    @Test
    void moreThanThatIsDoubtful() {
        Warning doubt = of(4, 4.3).doubt().orElseThrow();

        assertThat(doubt.kind()).isEqualTo(Warning.Kind.ENERGY_DOUBTFUL);
        assertThat(doubt.message()).contains("4.00 W").contains("4.30 W");
    }
}
