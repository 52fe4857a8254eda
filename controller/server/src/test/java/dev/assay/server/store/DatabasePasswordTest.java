package dev.assay.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasePasswordTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void isTheFirstLineOfItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "correct-horse\n\n");

        assertThat(DatabasePassword.of(Optional.empty(), Optional.of(file))).contains("correct-horse");
    }

    @Test
    void isNotSetTwice() {
        assertThatThrownBy(() -> DatabasePassword.of(Optional.of("a"), Optional.of(folder)))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("are both set; expected one of them");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> DatabasePassword.of(Optional.empty(), Optional.of(folder.resolve("nowhere"))))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("nowhere");
    }
}
