package dev.assay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.protocol.WireJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    @Test
    void theFileForProgramsIsSealed() {
        String json = new String(WireJson.writePretty(SampleCampaign.withSensor()), StandardCharsets.UTF_8);

        Golden.assertSame(json + "\n", "with-sensor.json");
    }

    @Test
    void theFileReadsBackAsTheReportItWas() throws Exception {
        CampaignReport report = SampleCampaign.withSensor();

        CampaignReport copy = WireJson.read(CampaignReport.class, WireJson.writePretty(report));

        assertThat(copy).usingRecursiveComparison().isEqualTo(report);
    }
}
