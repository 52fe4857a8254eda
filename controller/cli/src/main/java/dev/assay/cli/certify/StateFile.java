package dev.assay.cli.certify;

import dev.assay.cli.files.WholeFile;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a certification is kept from gate to gate, so that an interrupted one goes on. Not thread-safe. */
public final class StateFile {
    private final Path file;

    /** The file of one sweep on one device, in the folder of the local farm. */
    public StateFile(Path home, String sweep, String device) {
        this.file = home.resolve("certify").resolve(sweep + "-" + device + ".json");
    }

    /** Where it is, for people. */
    public Path path() {
        return file;
    }

    /** What was done for this identity; empty when nothing was, or for another. */
    Optional<CertifyState> find(String identity) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            CertifyState state = WireJson.read(CertifyState.class, Files.readAllBytes(file));
            boolean isSame = CertifyState.FORMAT.equals(state.format()) && identity.equals(state.identity());
            return isSame ? Optional.of(state) : Optional.empty();
        } catch (WireFormatException e) {
            throw new IOException(
                    file + " holds no state of a certification (" + e.getMessage() + "); delete it to begin anew", e);
        }
    }

    void keep(CertifyState state) throws IOException {
        WholeFile.write(file, WireJson.write(state));
    }
}
