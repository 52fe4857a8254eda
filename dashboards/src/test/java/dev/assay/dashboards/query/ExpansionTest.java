package dev.assay.dashboards.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpansionTest {
    private static final String ONE_OF = "\"model\" =~ /^${model:regex}$/";

    @Test
    void oneValueIsEscapedForARegularExpression() {
        assertThat(Expansion.fill(ONE_OF, Map.of("model", List.of("a/b.c (2:4)"))))
                .isEqualTo("\"model\" =~ /^a\\/b\\.c \\(2:4\\)$/");
    }

    @Test
    void severalValuesAreAlternatives() {
        assertThat(Expansion.fill(ONE_OF, Map.of("model", List.of("a", "b+")))).isEqualTo("\"model\" =~ /^(a|b\\+)$/");
    }

    @Test
    void allIsWrittenAsItIs() {
        assertThat(Expansion.fill(ONE_OF, Map.of("model", List.of(Expansion.ALL))))
                .isEqualTo("\"model\" =~ /^.*$/");
    }

    @Test
    void macrosAreVariablesToo() {
        assertThat(Expansion.fill(
                        "$timeFilter GROUP BY time($__interval)",
                        Map.of("timeFilter", List.of("time > 1ms"), "__interval", List.of("1h"))))
                .isEqualTo("time > 1ms GROUP BY time(1h)");
    }

    @Test
    void anUnknownVariableIsRefusedAndNotLeftInTheStatement() {
        assertThatThrownBy(() -> Expansion.fill(ONE_OF, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variable model has no value");
    }

    @Test
    void severalValuesWithoutTheFormatAreRefused() {
        assertThatThrownBy(() -> Expansion.fill("$model", Map.of("model", List.of("a", "b"))))
                .hasMessageContaining("expected the format regex");
    }

    @Test
    void namesAreFoundInEveryForm() {
        assertThat(Expansion.names("$a ${b} ${c:regex} ${__data.fields.d:percentencode} /^x$/"))
                .containsExactly("a", "b", "c", "__data");
    }
}
