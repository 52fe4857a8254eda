package dev.assay.cli.gate;

import dev.assay.api.BaselineRow;
import dev.assay.api.WaiverRow;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import java.util.List;

/** Baselines and waivers as tables. */
public final class GateLists {
    private static final int NOTE_WIDTH_MAX = 40;
    private static final int REVISION_LENGTH_MAX = 10;

    private GateLists() {}

    /** One line for each accepted campaign; those that others have replaced are not marked. */
    public static String baselines(List<BaselineRow> baselines) {
        if (baselines.isEmpty()) {
            return "no baseline yet; \"assay baseline accept CAMPAIGN --branch BRANCH --note WHY\" makes one";
        }
        TextTable table = new TextTable(List.of(
                TextColumn.left("sweep"),
                TextColumn.left("branch"),
                TextColumn.left("campaign"),
                TextColumn.left("revision"),
                TextColumn.left("accepted"),
                TextColumn.left("by"),
                TextColumn.left(""),
                TextColumn.left("note", NOTE_WIDTH_MAX)));
        for (BaselineRow row : baselines) {
            table.row(List.of(
                    row.sweep(),
                    row.branch(),
                    row.campaignId(),
                    shortened(row),
                    row.acceptedAt(),
                    row.acceptedBy(),
                    row.pinned() ? "in force" : "",
                    row.note()));
        }
        return String.join("\n", table.lines());
    }

    private static String shortened(BaselineRow row) {
        String revision = row.revision() == null ? "" : row.revision();
        return revision.substring(0, Math.min(REVISION_LENGTH_MAX, revision.length()));
    }

    /** One line for each waiver. */
    public static String waivers(List<WaiverRow> waivers) {
        if (waivers.isEmpty()) {
            return "nothing is waived";
        }
        TextTable table = new TextTable(List.of(
                TextColumn.left("id"),
                TextColumn.left("sweep"),
                TextColumn.left("model"),
                TextColumn.left("variant", NOTE_WIDTH_MAX),
                TextColumn.left("device"),
                TextColumn.left("metric"),
                TextColumn.left("until"),
                TextColumn.left("by"),
                TextColumn.left("note", NOTE_WIDTH_MAX)));
        for (WaiverRow row : waivers) {
            table.row(List.of(
                    row.id(),
                    row.sweep(),
                    row.model(),
                    row.variant(),
                    row.device() == null ? "every" : row.device(),
                    row.metric().key(),
                    row.expiresAt(),
                    row.createdBy(),
                    row.note()));
        }
        return String.join("\n", table.lines());
    }
}
