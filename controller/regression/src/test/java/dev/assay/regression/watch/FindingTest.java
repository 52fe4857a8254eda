package dev.assay.regression.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void everyPermittedFindingHasItsOwnKind() {
        assertThat(Arrays.stream(Finding.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName().toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Finding.Kind.values()).map(Enum::name).toArray(String[]::new));
    }
}
