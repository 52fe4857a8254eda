package dev.assay.cli.bench;

import dev.assay.cli.figure.Amounts;
import dev.assay.cli.table.PrintableText;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfiledNode;
import dev.assay.protocol.ProfiledRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile as two tables: by type of operator, and node by node. */
public final class ProfileText {
    private static final int NAME_WIDTH_MAX = 60;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double PERCENT = 100;

    private ProfileText() {}

    /** The tables, without a line break at the end. */
    public static String of(ModelProfile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "profile of %s by ONNX Runtime; profiling makes them slower: %s µs each",
                Amounts.count(profile.inferences(), "inference"),
                micros(profile.inferenceSeconds())));
        lines.addAll(operators(profile).lines());
        lines.add("");
        lines.addAll(nodes(profile).lines());
        return String.join("\n", lines);
    }

    private static TextTable operators(ModelProfile profile) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("operator"),
                TextColumn.decimal("share [%]"),
                TextColumn.decimal("time [µs]"),
                TextColumn.decimal("nodes")));
        profile.operators()
                .forEach(operator -> table.row(List.of(
                        PrintableText.of(operator.operator()),
                        percent(operator.share()),
                        micros(operator.seconds()),
                        Amounts.grouped(operator.nodes()))));
        return table;
    }

    private static TextTable nodes(ModelProfile profile) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("node", NAME_WIDTH_MAX),
                TextColumn.left("operator"),
                TextColumn.decimal("share [%]"),
                TextColumn.decimal("time [µs]")));
        for (ProfiledNode node : profile.nodes()) {
            table.row(List.of(
                    PrintableText.of(node.name()),
                    PrintableText.of(node.operator()),
                    percent(node.share()),
                    micros(node.seconds())));
        }
        ProfiledRest rest = profile.rest();
        if (rest != null) {
            table.row(List.of(
                    Amounts.count(rest.nodes(), "other node"), "", percent(rest.share()), micros(rest.seconds())));
        }
        return table;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", PERCENT * share);
    }

    /** Whole microseconds are all that ONNX Runtime tells; a median of an even number may lie between two. */
    private static String micros(double seconds) {
        double micros = seconds * MICROS_PER_SECOND;
        return String.format(Locale.ROOT, micros == Math.rint(micros) ? "%.0f" : "%.1f", micros);
    }
}
