package dev.assay.influx.write;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where InfluxDB is, and as whom it is written to.
 *
 * @param url {@code http://influx:8086}
 * @param database a bucket in the words of 2.x
 * @param organization of 2.x; the others have none
 * @param credentials as they go into the header; empty where the server asks for none
 * @param timeout of one request
 */
public record InfluxTerms(
        String url,
        InfluxVersion version,
        String database,
        String organization,
        Optional<String> credentials,
        Duration timeout) {
    /** Longer than any answer takes, and shorter than a controller may keep the right to write. */
    private static final Duration TIMEOUT_MAX = Duration.ofMinutes(1);

    private static final int NAME_CHARACTERS_MAX = 200;

    /** The credentials of a server that knows users and passwords. */
    public static String userAndPassword(String user, String password) {
        return user + ":" + password;
    }

    /** What cannot be so, all of it, in words for the person who wrote the settings; empty when all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!isAddress(url)) {
            problems.add("assay.influx.url is \"" + url + "\"; expected http://host:port or https://host:port");
        }
        if (!isName(database)) {
            problems.add("assay.influx.database is \"" + database
                    + "\"; expected a name without slash, quotes and control characters, 1 to " + NAME_CHARACTERS_MAX
                    + " characters");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(TIMEOUT_MAX) > 0) {
            problems.add("assay.influx.timeout is " + timeout + "; expected more than nothing and at most "
                    + TIMEOUT_MAX.toSeconds() + "s");
        }
        switch (version) {
            case V1 -> {}
            case V2 -> {
                if (!isName(organization)) {
                    problems.add(
                            "assay.influx.org is \"" + organization + "\"; expected the organization of the token");
                }
                requireToken(problems);
            }
            case V3 -> requireToken(problems);
        }
        return problems;
    }

    private void requireToken(List<String> problems) {
        if (credentials.isEmpty()) {
            problems.add("there is no token; expected assay.influx.token or assay.influx.token-file for this version"
                    + " (of 1.8, set assay.influx.version=v1)");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return isHttp && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= NAME_CHARACTERS_MAX
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '"' || c == '/');
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return url + ", " + version + ", " + database;
    }
}
