package dev.assay.influx.real;

import dev.assay.influx.write.InfluxTerms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between influxd 1.x and 2.x for whoever starts one. Stateless. */
interface InfluxGeneration {
    /** The command line. */
    List<String> command(Path program, Path folder);

    /** Its settings, as environment variables. */
    Map<String, String> settings(Path folder, int port, boolean isAuthRequired);

    /** What every request carries as its authorization. */
    Optional<String> authorization();

    /** Called once, as soon as it answers for the first time. */
    void setUp(RealInflux influx);

    /** Creates a database; harmless when it is there. */
    void createDatabase(RealInflux influx, String name);

    /** How Assay's own writer reaches a database of it. */
    InfluxTerms terms(String url, String database);
}
