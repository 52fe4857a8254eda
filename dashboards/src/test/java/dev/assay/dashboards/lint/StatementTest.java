package dev.assay.dashboards.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementTest {
    @Test
    void columnsAreThoseOfTheOutermostSelect() {
        Statement statement = new Statement(
                "SELECT \"a\", \"tag one\" FROM (SELECT last(\"b\") AS \"a\", \"c\" FROM \"m\" GROUP BY \"tag one\") WHERE \"a\" = 1");

        assertThat(statement.columns()).containsExactly("a", "tag one");
        assertThat(statement.hasGroups()).isFalse();
    }

    @Test
    void aFunctionGivesItsNameUnlessThereIsAnAlias() {
        assertThat(new Statement("SELECT mean(\"a\"), count(\"b\") / max(\"c\") AS \"share\" FROM \"m\"").columns())
                .containsExactly("mean", "share");
    }

    @Test
    void groupsAreTagsWithoutTheTime() {
        Statement statement = new Statement(
                "SELECT max(\"a\") FROM \"m\" WHERE x GROUP BY time($__interval), \"device\", \"model\" fill(none)");

        assertThat(statement.groups()).containsExactly("device", "model");
        assertThat(statement.hasGroups()).isTrue();
    }

    @Test
    void aKeywordInQuotesIsNoKeyword() {
        Statement statement = new Statement("SELECT \"a from b\" FROM \"m\" WHERE \"x\" = ' GROUP BY \"y\"'");

        assertThat(statement.columns()).containsExactly("a from b");
        assertThat(statement.groups()).isEmpty();
    }

    @Test
    void whatAsksForNamesSelectsNothing() {
        Statement statement = new Statement("SHOW TAG VALUES FROM \"m\" WITH KEY = \"device\"");

        assertThat(statement.selects()).isFalse();
        assertThat(statement.columns()).isEmpty();
    }
}
