package dev.assay.registration.java;

import dev.assay.registration.bundle.NativePlatform;
import dev.assay.registration.bundle.Parcel;
import dev.assay.registration.install.BoardScript;
import dev.assay.registration.install.Delivery;
import dev.assay.registration.install.InstallFolder;
import dev.assay.registration.install.JavaHome;
import dev.assay.registration.install.ParcelKind;
import dev.assay.registration.install.Survey;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.Board;
import dev.assay.ssh.FileMode;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.SshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives the agent on one board its Java runtime. One thread. */
public final class JavaSetup {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String REMEDY = "install one on the board (\"sudo apt install openjdk-" + JavaHome.RELEASE_MIN
            + "-jre-headless\") and run this command again; or \"--java auto\" puts one into the agent's folder;"
            + " or \"--java FILE.tar.gz\" puts that one there";

    private final Board board;
    private final InstallFolder folder;
    private final Path scratch;
    private final Permission permission;

    /**
     * For the agent in a folder.
     *
     * @param scratch a folder on this machine for what is made
     */
    public JavaSetup(Board board, InstallFolder folder, Path scratch, Permission permission) {
        this.board = board;
        this.folder = folder;
        this.scratch = scratch;
        this.permission = permission;
    }

    /**
     * Takes what the board has, or installs one if that is allowed.
     *
     * @param libc see {@link JavaImage#obstacle}
     * @return what the agent will use
     */
    public JavaHome ensure(
            Survey survey, NativePlatform platform, String libc, JavaChoice choice, Consumer<String> progress)
            throws StepFailedException, IOException, InterruptedException {
        if (choice.archive() != null) {
            return unpack(choice.archive(), progress);
        }
        Optional<JavaHome> ours = survey.ourJava().filter(JavaHome::isUsable);
        if (ours.isPresent()) {
            return ours.get();
        }
        Optional<JavaHome> boards =
                survey.javas().stream().filter(JavaHome::isUsable).findFirst();
        if (boards.isPresent()) {
            return link(boards.get().path());
        }
        String found = survey.javas().isEmpty()
                ? "there is no Java on the board"
                : "the board has only Java " + survey.javas().get(0).version() + "; expected " + JavaHome.RELEASE_MIN
                        + " or newer";
        if (choice.kind() == JavaChoice.Kind.NONE) {
            throw new StepFailedException(found, REMEDY);
        }
        Optional<String> obstacle = JavaImage.obstacle(platform, libc);
        if (obstacle.isPresent()) {
            throw new StepFailedException(
                    found + "; " + obstacle.get(),
                    REMEDY.replace("; or \"--java auto\" puts one into the agent's folder", ""));
        }
        if (choice.kind() == JavaChoice.Kind.ASK
                && !permission.allows(found + ". Put one into " + folder.path() + " (about 50 MB)?")) {
            throw new StepFailedException(found, REMEDY);
        }
        progress.accept("making one of this machine's JDK");
        Parcel image = JavaImage.make(scratch.resolve("java-image"));
        new Delivery(board, folder).send(image, ParcelKind.RUNTIME, progress);
        return link("runtimes/" + image.hash());
    }

    private JavaHome unpack(Path archive, Consumer<String> progress) throws StepFailedException, IOException {
        if (!Files.isRegularFile(archive)) {
            throw new StepFailedException(
                    "--java: there is no file " + archive, "expected auto, none, or a tar.gz with a Java runtime");
        }
        String hash = Parcel.sha256(archive);
        String home = "runtimes/" + hash;
        Outcome there = run("link", List.of(folder.path(), home));
        if (!there.succeeded()) {
            progress.accept("sending " + archive.getFileName());
            board.upload(archive, folder.path() + "/" + home + ".tar.gz", FileMode.READABLE);
            Outcome unpacked = run("unpack", List.of(folder.path(), hash));
            if (!unpacked.succeeded()) {
                throw new StepFailedException(
                        archive + " cannot be unpacked on the board: " + unpacked.complaint(),
                        "expected a tar.gz with a Java runtime for the board");
            }
        }
        JavaHome java = link(home);
        if (!java.isUsable()) {
            throw new StepFailedException(
                    archive + " holds Java " + java.version(), "expected " + JavaHome.RELEASE_MIN + " or newer");
        }
        return java;
    }

    private JavaHome link(String home) throws StepFailedException, SshException {
        Outcome outcome = run("link", List.of(folder.path(), home));
        if (!outcome.succeeded()) {
            throw new StepFailedException("that Java does not run on the board: " + outcome.complaint(), REMEDY);
        }
        return new JavaHome(outcome.output().strip(), home);
    }

    private Outcome run(String script, List<String> arguments) throws SshException {
        return board.run(BoardScript.of(JavaSetup.class, script, arguments), LIMIT);
    }
}
