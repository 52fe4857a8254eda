package dev.assay.cli.doctor;

import static dev.assay.cli.doctor.Check.Area.STORE;

import dev.assay.api.BuildsCondition;
import dev.assay.api.ControllerCondition;
import dev.assay.api.FolderCondition;
import dev.assay.api.StoreCondition;

/** Tables, files, disks, and what waits to be built, as a controller sees them. */
public final class StoreExam {
    /** A store that needs longer for one small question slows down every lease. */
    private static final double ANSWER_SECONDS_MAX = 0.5;
    /** An embedded database that cannot write ends the controller, and a campaign easily brings some gigabytes. */
    private static final long FREE_BYTES_MIN = 5_000_000_000L;
    /** Beyond this share of what may be stored, the next campaign may be refused. */
    private static final double FILL_MAX = 0.9;

    private final Findings findings;

    public StoreExam(Findings findings) {
        this.findings = findings;
    }

    /** Everything of it. */
    public void look(ControllerCondition condition) {
        store(condition.store());
        folder("home folder", condition.home());
        folder("artifact folder", condition.artifacts());
        fill(condition.artifactBytes(), condition.artifactBytesMax());
        builds(condition.builds());
    }

    private void store(StoreCondition store) {
        Double seconds = store.answerSeconds();
        if (seconds == null) {
            findings.wrong(
                    STORE,
                    "database",
                    store.kind() + ": " + store.problem(),
                    "start it; the controller goes on by itself as soon as it answers");
            return;
        }
        findings.judge(
                STORE,
                "database",
                seconds <= ANSWER_SECONDS_MAX,
                store.kind() + " answers within " + Amount.seconds(seconds),
                "look at its load and at the way to it; expected at most " + Amount.seconds(ANSWER_SECONDS_MAX));
    }

    private void folder(String what, FolderCondition folder) {
        if (folder.problem() != null) {
            findings.wrong(
                    STORE,
                    what,
                    folder.path() + " cannot be written: " + folder.problem(),
                    "see to its disk, its owner and how it is mounted");
            return;
        }
        findings.judge(
                STORE,
                what,
                folder.freeBytes() >= FREE_BYTES_MIN,
                folder.path() + " can be written, " + Amount.bytes(folder.freeBytes()) + " of "
                        + Amount.bytes(folder.totalBytes()) + " free",
                "make room; expected at least " + Amount.bytes(FREE_BYTES_MIN));
    }

    private void fill(long bytes, long bytesMax) {
        if (bytes < 0) {
            findings.wrong(STORE, "artifacts", "cannot be counted", "see to the artifact folder's disk and owner");
            return;
        }
        findings.judge(
                STORE,
                "artifacts",
                bytes <= FILL_MAX * bytesMax,
                Amount.bytes(bytes) + " of at most " + Amount.bytes(bytesMax),
                "raise assay.limits.store-bytes, or let unused ones go sooner (assay.artifacts.keep-unused)");
    }

    private void builds(BuildsCondition builds) {
        String text = builds.waiting() + " wait, " + builds.running() + " under way";
        if (builds.faults() == 0) {
            findings.fine(STORE, "builds", text);
        } else {
            // Of all times: a trial says whether it is so now.
            findings.notSeen(
                    STORE,
                    "builds",
                    text + "; " + builds.faults()
                            + " failed through no fault of their sweep, in the whole of the farm's"
                            + " life (\"assay doctor --with-job\" builds one now)");
        }
    }
}
