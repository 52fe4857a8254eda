package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    @TempDir
    private Path folder;

    @Test
    void librariesBesideTheAgentAreTakenAsTheyAre() throws IOException {
        Files.writeString(folder.resolve(System.mapLibraryName("onnxruntime")), "engine");
        Files.writeString(folder.resolve(System.mapLibraryName("onnxruntime4j_jni")), "glue");

        assertThat(NativeLibraries.complete(folder)).isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void aFolderWithoutBothLibrariesIsRefusedByName() throws IOException {
        Files.writeString(folder.resolve(System.mapLibraryName("onnxruntime")), "engine");

        assertThatThrownBy(() -> NativeLibraries.complete(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("onnxruntime4j_jni");
    }
}
