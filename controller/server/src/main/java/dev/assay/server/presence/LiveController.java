package dev.assay.server.presence;

import dev.assay.protocol.ControllerAddress;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A controller that was seen lately.
 *
 * @param address where agents reach it; null when it does not know
 * @param hostId boot id of its machine; empty when unknown
 */
public record LiveController(
        String id,
        @Nullable ControllerAddress address,
        String hostId,
        String version,
        Instant startedAt,
        Instant seenAt) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    static LiveController of(ResultSet row) throws SQLException {
        String url = row.getString("url");
        return new LiveController(
                row.getString("id"),
                url == null ? null : new ControllerAddress(url, row.getString("pin")),
                row.getString("host_id"),
                row.getString("version"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Instant.ofEpochMilli(row.getLong("seen_at")));
    }

    /**
     * Its address, for somebody on that machine; empty when it means another machine there: "localhost" is the controller only on
     * the controller's own.
     */
    Optional<ControllerAddress> addressFrom(String otherHostId) {
        return Optional.ofNullable(address)
                .filter(known -> !isLoopback(known.url()) || (!hostId.isEmpty() && hostId.equals(otherHostId)));
    }

    private static boolean isLoopback(String url) {
        String host = URI.create(url).getHost();
        return host != null && LOOPBACK.contains(host);
    }
}
