package dev.assay.influx.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealInfluxTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.assay.influx.real.InfluxProgram#wanted")
    void whatWasWrittenOutlivesAKill(InfluxProgram program) throws IOException, InterruptedException {
        try (RealInflux influx = RealInflux.start(program, folder)) {
            influx.createDatabase("assay");
            influx.write("assay", List.of("bench,model=a latency=1.5,n=3i,text=\"x\" 1700000000000000001"));

            influx.kill();
            influx.restart();

            Series series = influx.query("assay", "select * from bench").get(0);
            assertThat(series.columns()).containsExactly("time", "latency", "model", "n", "text");
            assertThat(series.rows()).hasSize(1);
            assertThat(series.only("time")).isEqualTo(1700000000000000001L);
            assertThat(series.only("latency")).isEqualTo(1.5);
        }
    }
}
