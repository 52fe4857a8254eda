package dev.assay.dashboards.live;

import dev.assay.influx.real.InfluxProgram;
import dev.assay.influx.real.RealInflux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** One real server of each kind, with the sample farm in it; each is started by the first test that asks. Used by one thread. */
final class Servers implements AutoCloseable {
    static final String DATABASE = "assay";

    private final Map<InfluxProgram, RealInflux> running = new EnumMap<>(InfluxProgram.class);
    private final Path folder;
    private final Instant end;

    Servers(Path folder, Instant end) {
        this.folder = folder;
        this.end = end;
    }

    /** The calling test is skipped, and says so, where this program is not to be had. */
    RealInflux of(InfluxProgram program) throws IOException, InterruptedException {
        RealInflux known = running.get(program);
        if (known != null) {
            return known;
        }
        RealInflux influx = RealInflux.start(program, Files.createDirectories(folder.resolve(program.name())));
        running.put(program, influx);
        influx.createDatabase(DATABASE);
        influx.write(DATABASE, SampleFarm.lines(end));
        return influx;
    }

    @Override
    public void close() {
        running.values().forEach(RealInflux::close);
    }
}
