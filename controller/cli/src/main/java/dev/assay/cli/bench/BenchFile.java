package dev.assay.cli.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The file of {@code assay bench --json}: a report, and beside its fields the profile, which a campaign's report does not have. */
public final class BenchFile {
    private static final String PROFILE = "profile";

    private BenchFile() {}

    /** UTF-8 JSON; there is no {@code profile} in it when none was made. */
    public static byte[] of(BenchOutcome outcome) {
        ModelProfile profile = outcome.profile();
        if (profile == null) {
            return WireJson.writePretty(outcome.report());
        }
        Map<String, Object> fields = fields(outcome);
        fields.put(PROFILE, profile);
        return WireJson.writePretty(fields);
    }

    /** In the order of the report. */
    private static Map<String, Object> fields(BenchOutcome outcome) {
        try {
            return JSON.std.mapFrom(WireJson.write(outcome.report()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
