package dev.assay.acceptance.digits;

import dev.assay.influx.real.InfluxProgram;
import dev.assay.influx.real.RealInflux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives one {@link DigitsFarm} to all classes of a test run that ask for it as a parameter: it is started once and ends with the run. Where
 * there is an influxd the farm writes to it, and tests may ask for that, too; elsewhere they are skipped.
 */
public final class DigitsFarmExtension implements ParameterResolver {
    /** In which the farm's points are. */
    public static final String DATABASE = "assay";

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(DigitsFarmExtension.class);
    /** Kept as build output: what the farm said is what one looks at when a page shows something odd. */
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** A running server, or what kept it from running. */
    private record Influx(List<RealInflux> running, String absence) implements AutoCloseable {
        static Influx start() {
            try {
                RealInflux influx = RealInflux.start(InfluxProgram.V1_8, folder("digits-influx"));
                influx.createDatabase(DATABASE);
                return new Influx(List.of(influx), "");
            } catch (TestAbortedException e) {
                return new Influx(List.of(), String.valueOf(e.getMessage()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("influxd did not start", e);
            }
        }

        List<String> settings() {
            return running.stream()
                    .flatMap(influx -> Stream.of("-Dassay.influx.url=" + influx.url(), "-Dassay.influx.version=v1"))
                    .toList();
        }

        RealInflux require() {
            Assumptions.assumeFalse(running.isEmpty(), absence);
            return running.get(0);
        }

        @Override
        public void close() {
            running.forEach(RealInflux::close);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(DigitsFarm.class) || type.equals(RealInflux.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(OURS);
        Influx influx = store.computeIfAbsent(Influx.class, key -> Influx.start(), Influx.class);
        if (parameter.getParameter().getType().equals(RealInflux.class)) {
            return influx.require();
        }
        return store.computeIfAbsent(DigitsFarm.class, key -> start(influx.settings()), DigitsFarm.class);
    }

    private static DigitsFarm start(List<String> settings) {
        try {
            return DigitsFarm.start(folder("digits-farm"), settings);
        } catch (Exception e) {
            throw new IllegalStateException("the farm of the digits did not come to work", e);
        }
    }

    private static Path folder(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(TARGET), name);
    }
}
