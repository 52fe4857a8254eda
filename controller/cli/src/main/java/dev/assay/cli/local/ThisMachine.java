package dev.assay.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;

/** This machine as a device of a farm. */
public final class ThisMachine {
    private static final int NAME_LENGTH_MAX = 63;

    private ThisMachine() {}

    /** Its host name in the letters that a device's name may have. */
    public static String deviceName() {
        try {
            return deviceName(InetAddress.getLocalHost().getHostName());
        } catch (IOException e) {
            return deviceName("");
        }
    }

    static String deviceName(String hostName) {
        String name = hostName.toLowerCase(Locale.ROOT)
                .replaceAll("\\..*", "")
                .replaceAll("[^a-z0-9-]", "-")
                .replaceAll("^-+", "");
        return name.isEmpty() ? "this-machine" : name.substring(0, Math.min(NAME_LENGTH_MAX, name.length()));
    }

    /** The labels that its agent gets when a farm is started here. */
    public static Map<String, String> labels() {
        String arch = System.getProperty("os.arch");
        return Map.of("arch", arch.equals("amd64") ? "x86_64" : arch);
    }

    /** A port of the loopback interface that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
