package dev.assay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.cli.table.DisplayWidth;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CampaignTextTest {
    private static final int TERMINAL_COLUMNS = 140;

    @Test
    void aBoardWithASensor() {
        Golden.assertSame(textOf(SampleCampaign.withSensor()), "with-sensor.txt");
    }

    @Test
    void twoBoardsWithoutSensor() {
        Golden.assertSame(textOf(SampleCampaign.onTwoDevicesWithoutSensor()), "two-devices.txt");
    }

    @Test
    void aSimulatedBoardThatStoodInForAnother() {
        Golden.assertSame(textOf(SampleCampaign.simulated()), "simulated.txt");
    }

    @Test
    void aStoppedCampaign() {
        Golden.assertSame(textOf(SampleCampaign.stopped()), "stopped.txt");
    }

    @Test
    void theSameUnderAGermanLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Golden.assertSame(textOf(SampleCampaign.withSensor()), "with-sensor.txt");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyLineFitsTheTerminal() {
        assertThat(textOf(SampleCampaign.withSensor()).lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(TERMINAL_COLUMNS));
    }

    private static String textOf(CampaignReport report) {
        return CampaignText.of(report, "report .assay/reports/digits.html") + "\n";
    }
}
