package dev.assay.acceptance.digits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives one {@link DigitsFarm} to all classes of a test run that ask for it as a parameter: it is started once and ends with the run. */
public final class DigitsFarmExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(DigitsFarmExtension.class);
    /** Kept as build output: what the farm said is what one looks at when a page shows something odd. */
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(DigitsFarm.class);
    }

    @Override
    public DigitsFarm resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent(DigitsFarm.class, key -> start(), DigitsFarm.class);
    }

    private static DigitsFarm start() {
        try {
            return DigitsFarm.start(Files.createTempDirectory(TARGET, "digits-farm"), List.of());
        } catch (Exception e) {
            throw new IllegalStateException("the farm of the digits did not come to work", e);
        }
    }
}
