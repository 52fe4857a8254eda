package dev.assay.server.influx;

import dev.assay.server.problem.StartFailedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Where people see more: the pages of the controller, and the commits of what it measures.
 *
 * @param pages address of the controller without a slash at the end; empty when it does not know its own
 * @param commits what a revision is put behind; empty when nobody set it
 */
public record FarmLinks(Optional<String> pages, Optional<String> commits) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * As they were set.
     *
     * @param pages address of the controller without a slash at the end
     * @param commitUrl the setting {@code assay.commit-url}
     * @throws StartFailedException when nothing can be put behind the setting that gives an address
     */
    public static FarmLinks of(Optional<String> pages, Optional<String> commitUrl) {
        return new FarmLinks(pages, commitUrl.map(FarmLinks::checked));
    }

    private static String checked(String setting) {
        String url = setting.strip();
        try {
            URI uri = new URI(url);
            if (uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && (url.endsWith("/") || url.endsWith("="))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, like every other that is none.
        }
        throw new StartFailedException(
                "assay.commit-url is \"" + setting
                        + "\"; expected the address of a commit without its hash, which ends with / or =:"
                        + " https://github.com/OWNER/REPOSITORY/commit/",
                null);
    }

    /** What leads from a revision to more about it: its commit, or else the campaigns that measured it. */
    Optional<String> revisions() {
        return commits.or(() -> pages.map(url -> url + "/ui/campaigns.html?filter="));
    }

    Optional<String> commit(String revision) {
        return commits.map(url -> url + encoded(revision));
    }

    Optional<String> campaign(String id) {
        return pages.map(url -> url + "/ui/campaign.html?id=" + encoded(id));
    }

    Optional<String> incident(String number) {
        return pages.map(url -> url + "/ui/incident.html?id=" + encoded(number));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
