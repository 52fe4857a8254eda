package dev.assay.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void theLowestIsTheLowestBarAndMarksStandBelow() {
        Chart chart = new Chart(List.of(1.0, 1.0, 2.0, 3.0, 8.0));

        assertThat(chart.bars()).isEqualTo("▁▁▂▃█");
        assertThat(chart.marks(List.of(2, 4))).isEqualTo("  ▲ ▲");
    }

    @Test
    void equalValuesAreAllLow() {
        assertThat(new Chart(Collections.nCopies(3, 5.0)).bars()).isEqualTo("▁▁▁");
    }

    @Test
    void manyValuesShareColumns() {
        Chart chart = new Chart(
                IntStream.range(0, 1_000).mapToObj(i -> i < 500 ? 1.0 : 2.0).toList());

        assertThat(chart.bars()).hasSize(72).startsWith("▁▁").endsWith("██");
        assertThat(chart.marks(List.of(500)).length()).isBetween(35, 38);
    }
}
