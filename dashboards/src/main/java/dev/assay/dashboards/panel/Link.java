package dev.assay.dashboards.panel;

import dev.assay.dashboards.json.Json;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Tag;
import java.util.Map;

/**
 * A link to a page of the controller, whose address is the variable {@value #CONTROLLER}, or to a commit. Addresses are taken as the controller
 * wrote them; everything else that comes from a point is percent encoded: names are chosen by strangers.
 */
public record Link(String title, String url) {
    /** The variable that holds the address of the controller. */
    public static final String CONTROLLER = "controller";

    /** The variable that holds what a revision is put behind. */
    public static final String COMMITS = "commits";

    /** The page of a variant: one cell of one campaign. */
    public static Link toVariant(Field campaign, Field cell) {
        return new Link(
                "Open this variant in Assay",
                page("variant.html") + "?campaign=" + value(campaign.key()) + "&cell=" + value(cell.key()));
    }

    /** The page of a campaign. */
    public static Link toCampaign(Field campaign) {
        return new Link("Open the campaign in Assay", page("campaign.html") + "?id=" + value(campaign.key()));
    }

    /** The page of a device, from a table. */
    public static Link toDevice() {
        return new Link("Open the device in Assay", page("device.html") + "?name=" + value(Tag.DEVICE.key()));
    }

    /** The page of a device, from the label of a series. */
    public static Link toLabelledDevice() {
        return new Link(
                "Open the device in Assay",
                page("device.html") + "?name=${__field.labels." + Tag.DEVICE.key() + ":percentencode}");
    }

    /** The page of an incident. */
    public static Link toIncident(Field incident) {
        return new Link("Open the incident in Assay", page("incident.html") + "?id=" + value(incident.key()));
    }

    /** The commit; where nobody said where commits are shown, the campaigns that measured it. */
    public static Link toCommit(Field revision) {
        return new Link("Open the commit", "${" + COMMITS + ":raw}" + value(revision.key()));
    }

    Map<String, Object> json() {
        return Json.object("title", title, "url", url, "targetBlank", true);
    }

    private static String page(String name) {
        return "${" + CONTROLLER + ":raw}/ui/" + name;
    }

    private static String value(String column) {
        return "${__data.fields." + column + ":percentencode}";
    }
}
