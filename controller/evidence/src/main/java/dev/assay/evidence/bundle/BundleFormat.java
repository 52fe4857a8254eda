package dev.assay.evidence.bundle;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names, limits and fixed values of a bundle; EVIDENCE.md tells all of them. */
public final class BundleFormat {
    /** Raised when an entry changes its meaning or goes away, not when one is added. */
    public static final String VERSION = "assay-evidence/1";

    /** Every other entry with its length and hash. */
    public static final String MANIFEST = "manifest.json";
    /** Who vouches for the manifest. */
    public static final String SIGNATURE = "manifest.sig";
    /** The sweep as it was submitted. */
    public static final String SWEEP = "sweep.yaml";
    /** What the campaign was asked to do, and what it answered. */
    public static final String CAMPAIGN = "campaign.json";
    /** What the controller says came of it. */
    public static final String REPORT = "report.json";

    /** Held in memory as a whole, one at a time. */
    public static final long JSON_BYTES_MAX = 256L << 20;

    static final long ENTRY_BYTES_MAX = 4L << 30;
    static final long TOTAL_BYTES_MAX = 64L << 30;
    static final int ENTRIES_MAX = 100_000;

    /** The first instant that a zip can tell: the same campaign gives the same bytes whenever it is exported. */
    static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?");
    private static final int NAME_CHARACTERS_MAX = 200;

    private BundleFormat() {}

    /** What is known of a cell. */
    public static String cell(int index) {
        return String.format(Locale.ROOT, "cells/%06d.json", index);
    }

    /** A raw report, just as the agent sent it. */
    public static String session(String sha256) {
        return "sessions/" + sha256 + ".json";
    }

    /** The bytes of a model or a data set. */
    public static String artifact(String sha256) {
        return "artifacts/" + sha256;
    }

    /** At most one folder deep, and nothing that a file system could take for another place. */
    static boolean isName(String name) {
        return name.length() <= NAME_CHARACTERS_MAX && NAME.matcher(name).matches();
    }
}
