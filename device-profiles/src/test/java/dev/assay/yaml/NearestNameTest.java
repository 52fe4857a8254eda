package dev.assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KEYS = List.of("quantization", "sparsity", "rank", "distillation", "warmup-max");

    @Test
    void swappedNeighboursAreOneSlip() {
        assertThat(NearestName.of("rnak", KEYS)).contains("rank");
        assertThat(NearestName.of("spasrity", KEYS)).contains("sparsity");
    }

    @Test
    void underscoreAndCapitalsCountNothing() {
        assertThat(NearestName.of("Warmup_Max", KEYS)).contains("warmup-max");
    }

    @Test
    void farFetchedNameGivesNoHint() {
        assertThat(NearestName.of("gate", KEYS)).isEmpty();
        assertThat(NearestName.hint("gate", KEYS)).isEmpty();
    }

    @Test
    void enormousNameGivesNoHint() {
        assertThat(NearestName.of("q".repeat(1_000_000), KEYS)).isEmpty();
    }

    @Test
    void namesAreListedAsPeopleDo() {
        assertThat(NearestName.list(List.of("a"))).isEqualTo("a");
        assertThat(NearestName.list(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    }
}
