package dev.assay.server.presence;

import dev.assay.server.problem.StartFailedException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where others reach this controller. */
public final class PublicUrl {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private PublicUrl() {}

    /**
     * As it was set, without a slash at its end.
     *
     * @throws StartFailedException when it is no address of a controller
     */
    public static String ofSetting(String setting) {
        String url = setting.strip().replaceAll("/+$", "");
        try {
            URI uri = new URI(url);
            if (uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPath().isEmpty()
                    && uri.getQuery() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, like every other that is none.
        }
        throw new StartFailedException(
                "assay.public-url is \"" + setting + "\"; expected http://host:port or https://host:port", null);
    }

    /** Derived from what the controller listens on; empty when it listens everywhere and the machine has no address of its own. */
    public static Optional<String> ofListener(String scheme, String host, int port) {
        Optional<String> reached = EVERYWHERE.contains(host) ? ownAddress() : Optional.of(host);
        return reached.map(name ->
                scheme + "://" + (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + port);
    }

    /** An address of this machine in its network, rather than one of the internet; IPv4, which every board speaks. */
    private static Optional<String> ownAddress() {
        try {
            List<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()
                    .filter(PublicUrl::isUsed)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .toList();
            return interfaces.stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .min(Comparator.comparing(address -> !address.isSiteLocalAddress()))
                    .map(InetAddress::getHostAddress);
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsed(NetworkInterface candidate) {
        try {
            return candidate.isUp() && !candidate.isLoopback() && !candidate.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }
}
