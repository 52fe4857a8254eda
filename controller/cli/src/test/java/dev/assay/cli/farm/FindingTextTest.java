package dev.assay.cli.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registration.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTextTest {
    @Test
    void whatIsWrongIsCountedAndHasItsRemedyBelow() {
        assertThat(FindingText.of(List.of(
                        new Finding("agent", true, "bundle cafe, every byte is right", ""),
                        new Finding("token", false, "others can read it", "assay device add pi@kitchen"))))
                .isEqualTo("""
                        ✓ agent                   bundle cafe, every byte is right
                        ✗ token                   others can read it
                                                  → assay device add pi@kitchen
                        1 thing is wrong""");
    }
}
