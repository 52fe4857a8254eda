package dev.assay.server.variant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.Digits;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import dev.assay.server.wiring.Farm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the one store that several controllers share: an embedded one belongs to one of them alone. */
class BuildsOfTwoControllersTest {
    @Test
    void aControllerThatStartsLeavesTheBuildsOfAnotherThatLives(@TempDir Path folder) throws IOException {
        MiniFarm farm = new MiniFarm(folder, FarmStore.POSTGRESQL);
        try {
            farm.device("pi");
            farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
            farm.farm().builds().claim();

            Farm second = farm.another();

            assertThat(second.builds().claim()).isEmpty();
        } finally {
            farm.close();
        }
    }
}
