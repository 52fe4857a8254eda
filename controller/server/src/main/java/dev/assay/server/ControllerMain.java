package dev.assay.server;

import dev.assay.fork.Lifeline;
import dev.assay.protocol.CodeIdentity;
import dev.assay.server.home.ControllerFile;
import dev.assay.server.home.HomeFolder;
import dev.assay.server.problem.StartFailedException;
import dev.assay.server.settings.ListenConfig;
import dev.assay.server.tls.Pins;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts the controller and says where it is. */
@QuarkusMain
public final class ControllerMain implements QuarkusApplication {
    private final HomeFolder home;
    private final Pins pins;

    @Inject
    ControllerMain(HomeFolder home, Pins pins) {
        this.home = home;
        this.pins = pins;
    }

    public static void main(String... arguments) {
        Lifeline.exitWithParentIfAsked(System.getenv());
        try {
            ListenConfig.serverSettings(InstantSource.system()).forEach(System::setProperty);
        } catch (IOException | RuntimeException e) {
            ended(1, e);
        }
        Quarkus.run(ControllerMain.class, ControllerMain::ended, arguments);
    }

    private static void ended(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("assay controller: " + StartFailedException.messageOf(failure));
        }
        System.exit(exitCode);
    }

    /** Of an address that means "all of this machine's", one that can be dialled. */
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }

    @Override
    public int run(String... arguments) throws Exception {
        Config config = ConfigProvider.getConfig();
        String host = config.getValue("quarkus.http.host", String.class);
        int port = config.getValue("quarkus.http.port", Integer.class);
        String url = ListenConfig.scheme(config) + "://" + reachable(host) + ":" + port;
        String pin = pins.own().orElse(null);
        new ControllerFile(url, ProcessHandle.current().pid(), CodeIdentity.RELEASE, pin).write(home.controllerFile());
        System.out.println("assay controller " + CodeIdentity.RELEASE + " at " + url);
        try {
            Quarkus.waitForExit();
            return 0;
        } finally {
            Files.deleteIfExists(home.controllerFile());
        }
    }
}
