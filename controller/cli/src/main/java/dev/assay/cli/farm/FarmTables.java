package dev.assay.cli.farm;

import dev.assay.api.AuditRow;
import dev.assay.api.DeviceCertificate;
import dev.assay.api.DeviceEventRow;
import dev.assay.api.DeviceRow;
import dev.assay.api.TokenRow;
import dev.assay.cli.certify.CertificateWords;
import dev.assay.cli.client.KnownCampaign;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of a farm as tables. */
public final class FarmTables {
    private static final int TEXT_WIDTH = 60;
    private static final int DIGITS_OF_COMMIT = 10;

    private FarmTables() {}

    /**
     * One line for each device.
     *
     * @param certificates of some of them
     */
    public static String devices(List<DeviceRow> devices, List<DeviceCertificate> certificates) {
        if (devices.isEmpty()) {
            return "no device yet; \"assay device add USER@HOST\" makes one of a board";
        }
        TextTable table = new TextTable(List.of(
                TextColumn.left("device"),
                TextColumn.left("state"),
                TextColumn.left("health"),
                TextColumn.left("profile"),
                TextColumn.left("noise"),
                TextColumn.left("gates"),
                TextColumn.left("queued"),
                TextColumn.left("labels", TEXT_WIDTH)));
        for (DeviceRow device : devices) {
            table.row(List.of(
                    device.name() + (device.simulated() ? " (simulated)" : ""),
                    device.connected() ? word(device.state()) : "not connected",
                    word(device.health()),
                    orNothing(device.profile()),
                    noise(device),
                    gates(device, certificates),
                    Integer.toString(device.queued()),
                    labels(device.labels())));
        }
        return text(table);
    }

    /** What its gates are worth, where that was found out in the environment that it has. */
    private static String gates(DeviceRow device, List<DeviceCertificate> certificates) {
        return certificates.stream()
                .filter(certificate -> certificate.device().equals(device.name()))
                .filter(certificate -> certificate.fingerprint().equals(device.fingerprint()))
                .findFirst()
                .map(CertificateWords::brief)
                .orElse("");
    }

    private static String noise(DeviceRow device) {
        Double noise = device.lastCheck() == null ? null : device.lastCheck().noisePercent();
        return noise == null ? "" : String.format(Locale.ROOT, "%.1f %%", noise);
    }

    static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
    }

    /** What happened to a device. */
    public static String events(List<DeviceEventRow> events) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("time (UTC)"),
                TextColumn.left("by"),
                TextColumn.left("health"),
                TextColumn.left("why", TEXT_WIDTH)));
        for (DeviceEventRow event : events) {
            String health = event.before() == event.after()
                    ? word(event.after())
                    : word(event.before()) + " → " + word(event.after());
            table.row(List.of(TimeText.utc(event.atEpochSeconds()), event.actor(), health, event.reason()));
        }
        return text(table);
    }

    /** One line for each token. */
    public static String tokens(List<TokenRow> tokens, Instant now) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("id"),
                TextColumn.left("scope"),
                TextColumn.left("name", TEXT_WIDTH),
                TextColumn.left("device"),
                TextColumn.left("made"),
                TextColumn.left("used"),
                TextColumn.left("ends")));
        for (TokenRow token : tokens) {
            Double end = token.expiresAtEpochSeconds();
            Double used = token.usedAtEpochSeconds();
            table.row(List.of(
                    token.id(),
                    word(token.scope()),
                    token.name(),
                    orNothing(token.device()),
                    TimeText.distance(token.createdAtEpochSeconds(), now),
                    used == null ? "never" : TimeText.distance(used, now),
                    end == null ? "never" : TimeText.distance(end, now)));
        }
        return text(table);
    }

    /** One line for each thing that was done or refused. */
    public static String audit(List<AuditRow> entries) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("time (UTC)"),
                TextColumn.left("by"),
                TextColumn.left("action"),
                TextColumn.left("subject", TEXT_WIDTH),
                TextColumn.left("outcome"),
                TextColumn.left("detail", TEXT_WIDTH)));
        for (AuditRow entry : entries) {
            table.row(List.of(
                    TimeText.utc(entry.atEpochSeconds()),
                    entry.actor(),
                    entry.action(),
                    entry.subject(),
                    entry.outcome(),
                    entry.detail()));
        }
        return text(table);
    }

    /** One line for each campaign. */
    public static String campaigns(List<KnownCampaign> campaigns) {
        if (campaigns.isEmpty()) {
            return "no campaign yet; \"assay run SWEEP\" begins one";
        }
        TextTable table = new TextTable(List.of(
                TextColumn.left("campaign"),
                TextColumn.left("sweep"),
                TextColumn.left("state"),
                TextColumn.left("begun"),
                TextColumn.left("branch", TEXT_WIDTH),
                TextColumn.left("revision")));
        for (KnownCampaign campaign : campaigns) {
            String revision = orNothing(campaign.revision());
            table.row(List.of(
                    campaign.campaignId(),
                    campaign.sweep(),
                    word(campaign.state()),
                    campaign.createdAt(),
                    orNothing(campaign.branch()),
                    revision.substring(0, Math.min(DIGITS_OF_COMMIT, revision.length()))));
        }
        return text(table);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String text(TextTable table) {
        return String.join("\n", table.lines());
    }
}
