package dev.assay.server.variant;

import java.io.IOException;

/** Builds variants. Implementations are thread-safe, and leave nothing running when they return or throw. */
public interface VariantWorkshop {
    /** Of the code that builds: other code may build other bytes from the same recipe. */
    String version();

    /**
     * Builds one variant and waits for it.
     *
     * @throws BuildFailedException when it cannot be built
     * @throws IOException when this machine failed
     */
    BuiltModel build(BuildOrder order) throws BuildFailedException, IOException, InterruptedException;
}
