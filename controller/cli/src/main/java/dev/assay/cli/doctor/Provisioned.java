package dev.assay.cli.doctor;

import java.util.Set;

/**
 * What {@code dashboards/} gives to Grafana, by its uid. Written here a second time, since the room that makes it brings InfluxDB's client
 * along, which the command line has no use for; a test holds the two against each other.
 */
public final class Provisioned {
    /** The data source. */
    public static final String DATA_SOURCE = "assay-influx";

    /** Dashboards. */
    public static final Set<String> DASHBOARDS =
            Set.of("assay-accuracy", "assay-regressions", "assay-sweep", "assay-fleet", "assay-energy");

    /** Alert rules. */
    public static final Set<String> RULES =
            Set.of("assay-regressed", "assay-quarantined", "assay-silent", "assay-incident", "assay-nothing-written");

    private Provisioned() {}
}
