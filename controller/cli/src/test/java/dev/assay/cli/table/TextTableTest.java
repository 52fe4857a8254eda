package dev.assay.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void numbersStandByTheirDecimalPointsAndUncertaintiesBelowEachOther() {
        TextTable table = new TextTable(List.of(TextColumn.left("variant"), TextColumn.decimal("p50 [ms]")));
        table.row(List.of("fp32", "1.92 ± 0.01"));
        table.row(List.of("static-int8", "12.3 ± 0.2"));
        table.row(List.of("tiny", "140"));
        table.row(List.of("none", "–"));

        assertThat(table.lines())
                .containsExactly(
                        " variant      p50 [ms]",
                        " fp32           1.92 ± 0.01",
                        " static-int8   12.3  ± 0.2",
                        " tiny         140",
                        " none           –");
    }

    @Test
    void longTextsAreWrappedAtASpaceACommaOrAParenthesis() {
        TextTable table = new TextTable(List.of(TextColumn.left("variant", 24), TextColumn.decimal("size")));
        table.row(List.of("static-int8(percentile:99.9,per-tensor) rank=0.5", "12"));

        assertThat(table.lines())
                .containsExactly(
                        " variant                 size",
                        " static-int8(            12",
                        "   percentile:99.9,",
                        "   per-tensor) rank=0.5");
    }

    @Test
    void wideAndCombiningCharactersKeepTheColumnsStraight() {
        TextTable table = new TextTable(List.of(TextColumn.left("model"), TextColumn.left("x")));
        table.row(List.of("数字", "a"));
        table.row(List.of("e\u0301te\u0301", "b"));
        table.row(List.of("plain", "c"));

        assertThat(table.lines()).containsExactly(" model  x", " 数字   a", " e\u0301te\u0301    b", " plain  c");
    }

    @Test
    void aRowThatDoesNotFitTheColumnsIsRefused() {
        TextTable table = new TextTable(List.of(TextColumn.left("one")));

        assertThatThrownBy(() -> table.row(List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the row has 2 cells; the table has 1 columns");
    }
}
