package dev.assay.server.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderProbeTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();

    @Test
    void aFolderThatCanBeWrittenHasNoProblemAndIsLeftAsItWas() throws IOException {
        assertThat(new FolderProbe(folder, clock).look().problem()).isNull();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsGoneIsAProblemAndNoFailure() {
        assertThat(new FolderProbe(folder.resolve("gone"), clock).look().problem())
                .contains("NoSuchFile");
    }

    @Test
    void itIsTriedAgainOnlyAfterAWhile() throws IOException {
        Path later = folder.resolve("later");
        FolderProbe probe = new FolderProbe(later, clock);
        assertThat(probe.look().problem()).isNotNull();
        Files.createDirectory(later);

        assertThat(probe.look().problem()).isNotNull();
        clock.advance(FolderProbe.TRIED_EVERY);

        assertThat(probe.look().problem()).isNull();
    }
}
