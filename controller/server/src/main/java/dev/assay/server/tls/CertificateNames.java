package dev.assay.server.tls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a controller may be called by its clients. They know it by its pin; the names are for browsers and for {@code curl --cacert}.
 *
 * @param dns host names
 * @param addresses IP addresses as text
 */
record CertificateNames(Set<String> dns, Set<String> addresses) {
    private static final Pattern HOST_NAME = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int KIND_DNS = 2;
    private static final int KIND_ADDRESS = 7;

    CertificateNames {
        dns = Set.copyOf(dns);
        addresses = Set.copyOf(addresses);
    }

    /** Its host name, the addresses of its network interfaces, those of loopback, and {@code others}. */
    static CertificateNames ofThisMachine(Collection<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addAll(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        try {
            InetAddress here = InetAddress.getLocalHost();
            all.add(here.getHostName());
            all.add(here.getCanonicalHostName());
        } catch (UnknownHostException e) {
            // A machine whose own name nobody can resolve is not called by it.
        }
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .forEach(address -> all.add(text(address)));
        } catch (SocketException e) {
            // Then its addresses are not known, and those above must do.
        }
        return of(all);
    }

    static CertificateNames of(Collection<String> all) {
        Set<String> dns = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        for (String name : all) {
            if (ADDRESS.matcher(name).matches()) {
                addresses.add(name);
            } else if (HOST_NAME.matcher(name).matches()) {
                dns.add(name);
            }
        }
        return new CertificateNames(dns, addresses);
    }

    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? text.replaceAll("%.*", "") : text;
    }

    /** As keytool takes them. */
    String extension() {
        List<String> parts = new ArrayList<>();
        new TreeSet<>(dns).forEach(name -> parts.add("DNS:" + name));
        new TreeSet<>(addresses).forEach(address -> parts.add("IP:" + address));
        return "SAN=" + String.join(",", parts);
    }

    /** Whether a certificate has all of them. */
    boolean areIn(X509Certificate certificate) {
        Set<String> found = new HashSet<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.get(0) instanceof Integer kind && (kind == KIND_DNS || kind == KIND_ADDRESS)) {
                    found.add(String.valueOf(name.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            return false;
        }
        return found.containsAll(dns) && found.containsAll(addresses);
    }
}
