package dev.assay.registration.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentBundleTest {
    @TempDir
    private Path folder;

    private AgentBundle make(String code, NativePlatform platform, String scratch) throws IOException {
        AgentFiles agent = FakeAgentFiles.write(folder.resolve("built-" + scratch), code);
        return AgentBundle.make(agent, platform, Files.createDirectories(folder.resolve(scratch)));
    }

    @Test
    void aBundleHasTheLibrariesOfOnePlatformAndNoOther() throws IOException {
        AgentBundle bundle = make("code", NativePlatform.LINUX_AARCH64, "a");

        assertThat(bundle.parcel().files().stream().map(ParcelFile::path))
                .containsExactly(
                        "agent",
                        "agent-jvm.flags",
                        "lib/assay-agent-0.1.0.jar",
                        "lib/assay-protocol-0.1.0.jar",
                        "lib/onnxruntime-1.29.0.jar",
                        "native/libonnxruntime.so",
                        "native/libonnxruntime4j_jni.so",
                        "service");
        assertThat(folder.resolve("a/native/libonnxruntime.so")).hasContent("engine of linux-aarch64");
        try (ZipFile slim =
                new ZipFile(folder.resolve("a/lib/onnxruntime-1.29.0.jar").toFile())) {
            assertThat(slim.stream().map(ZipEntry::getName)).isEqualTo(List.of("ai/onnxruntime/OrtSession.class"));
        }
    }

    @Test
    void theScriptsAndNothingElseCanBeRun() throws IOException {
        AgentBundle bundle = make("code", NativePlatform.LINUX_X86_64, "a");

        assertThat(bundle.parcel().files().stream()
                        .filter(ParcelFile::executable)
                        .map(ParcelFile::path))
                .containsExactly("agent", "service");
    }

    @Test
    void theSameBuildGivesTheSameNameWheneverItIsPutTogether() throws IOException {
        AgentBundle first = make("code", NativePlatform.LINUX_X86_64, "a");
        AgentFiles touched = FakeAgentFiles.write(folder.resolve("built-b"), "code");
        Files.setLastModifiedTime(touched.jar(), FileTime.fromMillis(1));

        AgentBundle second =
                AgentBundle.make(touched, NativePlatform.LINUX_X86_64, Files.createDirectories(folder.resolve("b")));

        assertThat(second.hash()).isEqualTo(first.hash()).hasSize(64);
        assertThat(second.parcel().manifest()).isEqualTo(first.parcel().manifest());
    }

    @Test
    void otherCodeOrAnotherPlatformHasAnotherName() throws IOException {
        AgentBundle bundle = make("code", NativePlatform.LINUX_X86_64, "a");

        assertThat(make("other code", NativePlatform.LINUX_X86_64, "b").hash()).isNotEqualTo(bundle.hash());
        assertThat(make("code", NativePlatform.LINUX_AARCH64, "c").hash()).isNotEqualTo(bundle.hash());
    }

    @Test
    void theVersionIsTheOneThatTheAgentWillReport() throws IOException {
        AgentBundle bundle = make("code", NativePlatform.LINUX_X86_64, "a");

        String jar = Parcel.sha256(folder.resolve("built-a/assay-agent-0.1.0.jar"));
        assertThat(bundle.agentVersion()).isEqualTo("0.1.0+" + jar.substring(0, 12));
    }

    @Test
    void anAgentThatIsNotBuiltIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> AgentFiles.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the agent is not built")
                .hasMessageContaining("./assay");
    }
}
