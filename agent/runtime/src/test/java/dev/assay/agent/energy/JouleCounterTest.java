package dev.assay.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.kernel.CapturedTree;
import dev.assay.protocol.EnergyGrade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JouleCounterTest {
    private static final long RANGE = 10_000_000;

    @TempDir
    Path root;

    private CapturedTree tree;
    private JouleCounter counter;

    @BeforeEach
    void twoRegisters() {
        tree = new CapturedTree(root);
        set(9_000_000, 1_000_000);
        counter = new JouleCounter(
                "x",
                EnergyGrade.B,
                61e-6,
                0.001,
                tree.files(),
                List.of(
                        new JouleCounter.Register(tree.files().sys("a"), RANGE),
                        new JouleCounter.Register(tree.files().sys("b"), RANGE)));
    }

    private void set(long a, long b) {
        tree.sys("a", Long.toString(a)).sys("b", Long.toString(b));
    }

    @Test
    void countsFromItsFirstReading() throws Exception {
        assertThat(counter.readJoules()).isZero();
    }

    @Test
    void aRegisterThatWrapsAroundGoesOnCounting() throws Exception {
        counter.readJoules();
        set(500_000, 1_250_000);

        assertThat(counter.readJoules()).isCloseTo(1.5 + 0.25, within(1e-9));
    }

    @Test
    void eachRegisterMayWrapAroundManyTimes() throws Exception {
        counter.readJoules();
        double joules = 0;
        for (int i = 0; i < 3; i++) {
            set(2_000_000, 1_000_000);
            joules = counter.readJoules();
            set(9_000_000, 1_000_000);
            joules = counter.readJoules();
        }

        assertThat(joules).isCloseTo(3 * 10, within(1e-9));
    }

    @Test
    void aRegisterThatCannotBeReadAnyMoreIsNoZero() throws Exception {
        counter.readJoules();
        tree.forbiddenSys("b");

        JouleCounter refused = new JouleCounter(
                "x",
                EnergyGrade.B,
                61e-6,
                0.001,
                tree.files(),
                List.of(new JouleCounter.Register(tree.files().sys("b"), RANGE)));

        assertThatThrownBy(refused::readJoules)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read any more");
    }
}
