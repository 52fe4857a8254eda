package dev.assay.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param area which part of the deployment
 * @param what was looked at
 * @param text what was found, with the figure and its limit
 * @param remedy what to do; empty when nothing is wrong
 */
public record Check(Area area, String what, State state, String text, String remedy) {
    /** Parts of a deployment, in the order in which they are looked at. */
    public enum Area {
        /** How it is reached, and who asks. */
        CONTROLLER,
        /** Tables, files, disks. */
        STORE,
        /** What measures. */
        DEVICES,
        /** The way to InfluxDB. */
        INFLUXDB,
        /** Dashboards and alert rules. */
        GRAFANA,
        /** Work that was done to see whether it can be. */
        TRIAL
    }

    /** What became of it. */
    public enum State {
        /** As it should be. */
        FINE,
        /** Not as it should be. */
        WRONG,
        /** Not looked at, or not in use: neither fine nor wrong. */
        NOT_SEEN
    }
}
