package dev.assay.agent.start;

import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** What an agent remembers from one life to the next, in one folder that belongs to it alone. */
public record AgentHome(Path folder) {
    /** Reports that no controller has acknowledged. */
    public Path reports() {
        return folder.resolve("reports");
    }

    /** Models and data sets by their hashes. */
    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /** Held by the agent that uses this folder. */
    Path lock() {
        return folder.resolve("agent.lock");
    }

    /** The one-time token that whoever installed the agent may leave; it goes once it was used. */
    public Path enrolmentToken() {
        return folder.resolve("enrolment.token");
    }

    private Path deviceTokenFile() {
        return folder.resolve("device.token");
    }

    private Path controllersFile() {
        return folder.resolve("controllers.json");
    }

    /** The device's own token; empty before its enrolment. */
    public Optional<TokenText> deviceToken() throws IOException {
        return TokenFile.read(deviceTokenFile());
    }

    /** Replaces the device's own token. */
    public void keep(TokenText deviceToken) throws IOException {
        TokenFile.write(deviceTokenFile(), deviceToken);
    }

    /** The file behind {@link #learned()}. */
    private record Learned(List<ControllerAddress> controllers) {
        Learned {
            controllers = List.copyOf(controllers);
        }
    }

    /** The controllers that the farm named last; none when nothing, or nothing readable, is kept. */
    public List<ControllerAddress> learned() {
        try {
            return WireJson.read(Learned.class, Files.readAllBytes(controllersFile()))
                    .controllers();
        } catch (IOException | WireFormatException e) {
            // They are told again as soon as one controller answers.
            return List.of();
        }
    }

    /** Replaces what {@link #learned()} gives. */
    public void keepLearned(List<ControllerAddress> controllers) throws IOException {
        Path part = controllersFile().resolveSibling("controllers.json.part");
        Files.write(part, WireJson.writePretty(new Learned(controllers)));
        Files.move(part, controllersFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
