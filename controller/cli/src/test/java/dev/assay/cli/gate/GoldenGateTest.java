package dev.assay.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.cli.report.Golden;
import dev.assay.protocol.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format of every kind of gate, sealed. {@code -Dgolden=write} writes them anew, see {@link Golden}. */
class GoldenGateTest {
    @ParameterizedTest
    @EnumSource(GoldenGate.class)
    void everyFormatIsAsItWas(GoldenGate gate) {
        CampaignReport report = gate.report();

        Golden.assertSame(GateText.of(report, "") + "\n", gate.fileName() + ".txt");
        Golden.assertSame(GateMarkdown.of(report), gate.fileName() + ".md");
        Golden.assertSame(JUnitXml.of(report), gate.fileName() + ".junit.xml");
        Golden.assertSame(SarifLog.of(report, "sweeps/digits.yaml"), gate.fileName() + ".sarif");
        Golden.assertSame(json(report), gate.fileName() + ".json");
    }

    @ParameterizedTest
    @EnumSource(GoldenGate.class)
    void theExitCodeIsTheOneOfItsKind(GoldenGate gate) {
        assertThat(GateOutcome.of(gate.report()).exitCode(false)).isEqualTo(gate.exitCode());
    }

    @ParameterizedTest
    @EnumSource(GoldenGate.class)
    void theUsersLanguageChangesNothing(GoldenGate gate) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            everyFormatIsAsItWas(gate);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenGate.class)
    void theJsonSaysTheSameWhenItIsReadAgain(GoldenGate gate) throws Exception {
        String json = json(gate.report());

        assertThat(json(WireJson.read(CampaignReport.class, json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(json);
    }

    private static String json(CampaignReport report) {
        return new String(WireJson.writePretty(report), StandardCharsets.UTF_8) + "\n";
    }
}
