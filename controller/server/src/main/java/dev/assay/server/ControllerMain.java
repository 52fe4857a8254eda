package dev.assay.server;

import dev.assay.fork.Lifeline;
import dev.assay.protocol.CodeIdentity;
import dev.assay.server.home.ControllerFile;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.problem.StartFailedException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts the controller and says where it is. */
@QuarkusMain
public final class ControllerMain implements QuarkusApplication {
    private final HomeFolder home;

    @Inject
    ControllerMain(HomeFolder home) {
        this.home = home;
    }

    public static void main(String... arguments) {
        Lifeline.exitWithParentIfAsked(System.getenv());
        Lifeline.exitWithParentIfAsked(System.getenv());
        Quarkus.run(ControllerMain.class, ControllerMain::ended, arguments);
    }

    private static void ended(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("assay controller: " + StartFailedException.messageOf(failure));
        }
        System.exit(exitCode);
    }

    @Override
    public int run(String... arguments) throws Exception {
        String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        String url = "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port;
        new ControllerFile(url, ProcessHandle.current().pid(), CodeIdentity.RELEASE).write(home.controllerFile());
        System.out.println("assay controller " + CodeIdentity.RELEASE + " at " + url);
        try {
            Quarkus.waitForExit();
            return 0;
        } finally {
            Files.deleteIfExists(home.controllerFile());
        }
    }
}
