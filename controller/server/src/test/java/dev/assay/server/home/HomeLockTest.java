package dev.assay.server.home;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aSecondControllerIsKeptOutUntilTheFirstHasEnded() throws IOException {
        Path file = folder.resolve("controller.lock");
        HomeLock first = HomeLock.take(file);

        assertThatThrownBy(() -> HomeLock.take(file))
                .isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("another controller uses the folder " + folder);

        first.close();
        assertThatCode(() -> HomeLock.take(file).close()).doesNotThrowAnyException();
    }
}
