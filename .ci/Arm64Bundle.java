import dev.assay.registration.bundle.AgentBundle;
import dev.assay.registration.bundle.AgentFiles;
import dev.assay.registration.bundle.NativePlatform;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the agent's bundle for 64-bit ARM as registration does, for {@code .ci/arm64}: Arm64Bundle AGENT_TARGET EMPTY_FOLDER. */
final class Arm64Bundle {
    private Arm64Bundle() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        AgentBundle bundle = AgentBundle.make(AgentFiles.in(Path.of(arguments[0])), NativePlatform.LINUX_AARCH64, folder);
        System.out.println(bundle.shortHash());
    }
}
