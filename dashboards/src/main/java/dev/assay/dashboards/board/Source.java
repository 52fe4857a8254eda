package dev.assay.dashboards.board;

import dev.assay.dashboards.json.Json;
import java.util.Map;

/** The data source that provisioning makes. Dashboards let people choose another; alert rules cannot. */
public final class Source {
    /** Its id in every file. */
    public static final String UID = "assay-influx";
    /** Its name for people. */
    public static final String NAME = "Assay";
    /** Its kind. */
    public static final String TYPE = "influxdb";

    private Source() {}

    /** As chosen by the dashboard's variable. */
    static Map<String, Object> chosen() {
        return Json.object("type", TYPE, "uid", "${ds}");
    }
}
