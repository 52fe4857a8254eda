package dev.assay.agent.link;

import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Reports on disk until the controller has acknowledged them, over restarts of the agent. A report that the controller will never take
 * is set aside, not deleted: it holds measurements. One thread owns it.
 */
public final class ReportOutbox {
    private static final String SUFFIX = ".json.gz";
    private static final String PART = ".part";
    private static final String REFUSED = ".refused";
    /** Oldest ones go beyond this. */
    private static final int REFUSED_MAX = 20;

    private final Path folder;

    /** The outbox in {@code folder}, with what it holds; made if need be. */
    public ReportOutbox(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (Path part : list("*" + PART)) {
            Files.delete(part);
        }
    }

    /** The report is on disk, whole, when this returns. */
    void save(SessionReport report) throws IOException {
        String name = URLEncoder.encode(report.jobId(), StandardCharsets.UTF_8) + "@" + report.fencingToken() + SUFFIX;
        Path part = folder.resolve(name + PART);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            WireJson.write(report, out);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether nothing waits to be sent. */
    boolean isEmpty() throws IOException {
        return list("*" + SUFFIX).isEmpty();
    }

    /**
     * Sends what waits, and forgets what the controller answered.
     *
     * @return a sentence per report, for the log
     * @throws LinkException when the line fails or the agent's token is refused; what was not sent stays
     */
    List<String> send(ControllerLink controller) throws LinkException, IOException {
        List<String> sentences = new ArrayList<>();
        for (Path report : list("*" + SUFFIX)) {
            String name = String.valueOf(report.getFileName());
            String jobId = URLDecoder.decode(name.substring(0, name.lastIndexOf('@')), StandardCharsets.UTF_8);
            try {
                ReportReceipt receipt = controller.report(jobId, report);
                Files.delete(report);
                sentences.add("report of job " + jobId + ": " + words(receipt.outcome()));
            } catch (LinkException.Stale e) {
                setAside(report);
                sentences.add("report of job " + jobId + " is not wanted any more: " + e.getMessage());
            } catch (LinkException.Refused e) {
                if (e.isAboutTheAgent()) {
                    throw e;
                }
                setAside(report);
                sentences.add("report of job " + jobId + " was refused and set aside: " + e.getMessage());
            }
        }
        return sentences;
    }

    private static String words(ReportReceipt.Outcome outcome) {
        return switch (outcome) {
            case STORED -> "stored";
            case ALREADY_STORED -> "was stored already";
            case STALE -> "came too late, the lease was another's";
        };
    }

    private void setAside(Path report) throws IOException {
        Files.move(report, report.resolveSibling(report.getFileName() + REFUSED), StandardCopyOption.REPLACE_EXISTING);
        List<Path> refused = list("*" + REFUSED);
        for (Path oldest : refused.subList(0, Math.max(0, refused.size() - REFUSED_MAX))) {
            Files.delete(oldest);
        }
    }

    /** Oldest first. */
    private List<Path> list(String glob) throws IOException {
        record Dated(Path file, long millis) {}
        List<Dated> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            for (Path file : stream) {
                files.add(new Dated(file, Files.getLastModifiedTime(file).toMillis()));
            }
        }
        return files.stream()
                .sorted(java.util.Comparator.comparingLong(Dated::millis))
                .map(Dated::file)
                .toList();
    }
}
