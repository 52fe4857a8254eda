package dev.assay.acceptance.chaos.farm;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * A network namespace of its own for one process of agents, with a cable to this machine that can really be pulled. Needs root, ip and
 * nft.
 */
public final class DeviceNetwork implements Closeable {
    private static final int SUBNETS = 60;
    private static final int FIRST_SUBNET = 64;

    private final String name;
    private final String cable;
    private final InetAddress hostAddress;

    private DeviceNetwork(String name, String cable, InetAddress hostAddress) {
        this.name = name;
        this.cable = cable;
        this.hostAddress = hostAddress;
    }

    /** Whether this machine lets us make any. */
    public static boolean isPossible() {
        String probe = "ac" + ProcessHandle.current().pid() + "p";
        boolean isMade = Command.works("ip", "netns", "add", probe);
        boolean hasFilter = isMade && Command.works("ip", "netns", "exec", probe, "nft", "list", "ruleset");
        Command.tryTo("ip", "netns", "del", probe);
        return hasFilter;
    }

    /** The network number {@code index} of this process, 0 … 99. */
    public static DeviceNetwork open(int index) throws IOException {
        long pid = ProcessHandle.current().pid();
        String name = "ac" + pid + "n" + index;
        String cable = "ac" + pid + "v" + index;
        String far = "ac" + pid + "w" + index;
        String net = "10." + (FIRST_SUBNET + pid % SUBNETS) + "." + index + ".";
        Command.run("ip", "netns", "add", name);
        DeviceNetwork network = new DeviceNetwork(name, cable, InetAddress.getByName(net + "1"));
        try {
            Command.run("ip", "link", "add", cable, "type", "veth", "peer", "name", far, "netns", name);
            Command.run("ip", "address", "add", net + "1/24", "dev", cable);
            Command.run("ip", "link", "set", cable, "up");
            network.inside("ip", "link", "set", "lo", "up");
            network.inside("ip", "address", "add", net + "2/24", "dev", far);
            network.inside("ip", "link", "set", far, "up");
            return network;
        } catch (IOException e) {
            network.close();
            throw e;
        }
    }

    /** Where a process in the namespace finds this machine. */
    public InetAddress hostAddress() {
        return hostAddress;
    }

    /** What comes before a command that is to run inside. */
    public List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    /** Pulls the cable, or puts it back. */
    public void plug(boolean isIn) throws IOException {
        Command.run("ip", "link", "set", cable, isIn ? "up" : "down");
    }

    /**
     * Drops so many of a hundred packets in each direction, silently.
     *
     * @param percent 0 for none, 100 for all
     */
    public void lose(int percent) throws IOException {
        Command.tryTo("ip", "netns", "exec", name, "nft", "delete", "table", "inet", "loss");
        if (percent > 0) {
            String rule = (percent < 100 ? "numgen random mod 100 < " + percent + " " : "") + "drop";
            inside(
                    "nft",
                    "add table inet loss; add chain inet loss in { type filter hook input priority -10; policy"
                            + " accept; }; add chain inet loss out { type filter hook output priority -10; policy accept; };"
                            + " add rule inet loss in iifname != \"lo\" " + rule
                            + "; add rule inet loss out oifname != \"lo\" "
                            + rule);
        }
    }

    private void inside(String... words) throws IOException {
        String[] all = new String[words.length + 4];
        prefix().toArray(all);
        System.arraycopy(words, 0, all, 4, words.length);
        Command.run(all);
    }

    @Override
    public void close() {
        Command.tryTo("ip", "link", "del", cable);
        Command.tryTo("ip", "netns", "del", name);
    }
}
