package dev.assay.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A board at the end of a chain of JSch sessions. One thread at a time, but for {@link #isConnected} and {@link #close}. */
final class JschConnection implements SshConnection {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final int EXIT_NO_FILE = 44;
    private static final int EXIT_TOO_LARGE = 45;

    private static final String READ = """
            [ -e "$1" ] || exit 44
            [ "$(wc -c <"$1")" -le "$2" ] || exit 45
            cat "$1"
            """;

    private static final String FREE = """
            folder=$1
            while [ ! -e "$folder" ]; do
              case $folder in */*) folder=${folder%/*}; [ -n "$folder" ] || folder=/ ;; *) folder=. ;; esac
            done
            df -Pk "$folder" | awk 'END { print $4 }'
            """;

    private static final String START = """
            cd "$1" || exit 1
            log=$2
            shift 2
            command -v "$1" >/dev/null 2>&1 || { echo "$1: no such program" >&2; exit 127; }
            session=
            command -v setsid >/dev/null 2>&1 && session=setsid
            command -v nohup >/dev/null 2>&1 && session="$session nohup"
            $session "$@" >>"$log" 2>&1 </dev/null &
            echo $!
            """;

    private final SshTarget target;
    private final List<Session> sessions;
    private final List<HostKey> keys;
    private final Exec exec;
    private final Deposit deposit;

    JschConnection(SshTarget target, List<Session> sessions, List<HostKey> keys) {
        this.target = target;
        this.sessions = List.copyOf(sessions);
        this.keys = List.copyOf(keys);
        this.exec = new Exec(last(), target.toString());
        this.deposit = new Deposit(exec, target.toString());
    }

    private Session last() {
        return sessions.get(sessions.size() - 1);
    }

    @Override
    public String address() {
        return target.toString();
    }

    @Override
    public HostKey hostKey() {
        return keys.get(keys.size() - 1);
    }

    @Override
    public List<HostKey> jumpHostKeys() {
        return keys.subList(0, keys.size() - 1);
    }

    @Override
    public boolean isConnected() {
        return sessions.stream().allMatch(Session::isConnected);
    }

    @Override
    public Outcome run(Script script, Duration deadline) throws SshException {
        return exec.script(script, deadline, Outcome.BYTES_MAX).outcome();
    }

    @Override
    public boolean upload(Path file, String path, FileMode mode) throws SshException {
        return deposit.file(file, path, mode);
    }

    @Override
    public boolean write(byte[] content, String path, FileMode mode) throws SshException {
        return deposit.bytes(content, path, mode);
    }

    @Override
    public Optional<byte[]> read(String path, int bytesMax) throws SshException {
        Exchange exchange = exec.script(Script.of(READ, path, Integer.toString(bytesMax)), SHORT, bytesMax);
        return switch (exchange.exitCode()) {
            case 0 -> Optional.of(exchange.output());
            case EXIT_NO_FILE -> Optional.empty();
            case EXIT_TOO_LARGE ->
                throw new SshException(
                        SshFault.FILE,
                        address() + ": " + path + " is larger than " + bytesMax + " bytes, so it is not ours");
            default ->
                throw new SshException(
                        SshFault.FILE,
                        address() + ": cannot read " + path + ": "
                                + exchange.outcome().complaint());
        };
    }

    @Override
    public long freeBytes(String path) throws SshException {
        Outcome outcome = run(Script.of(FREE, path), SHORT);
        String answer = outcome.output().strip();
        if (!answer.matches("[0-9]{1,15}")) {
            throw new SshException(
                    SshFault.FILE,
                    address() + ": df does not tell what is free at " + path + ": " + outcome.complaint());
        }
        return Long.parseLong(answer) * 1024;
    }

    @Override
    public long startDetached(DetachedStart start) throws SshException {
        List<String> arguments = new ArrayList<>(List.of(start.folder(), start.logFile()));
        arguments.addAll(start.command());
        Outcome outcome = run(new Script(START, arguments), SHORT);
        String answer = outcome.output().strip();
        if (!outcome.succeeded() || !answer.matches("[0-9]{1,15}")) {
            throw new SshException(
                    SshFault.FILE,
                    address() + ": cannot start " + start.command().get(0) + " in " + start.folder() + ": "
                            + outcome.complaint());
        }
        return Long.parseLong(answer);
    }

    @Override
    public int openTunnel(List<Integer> boardPorts, String host, int port) throws SshException {
        List<String> reasons = new ArrayList<>();
        for (int boardPort : boardPorts) {
            try {
                last().setPortForwardingR("127.0.0.1", boardPort, host, port);
                return boardPort;
            } catch (JSchException e) {
                if (!isConnected()) {
                    throw new SshException(
                            SshFault.CONNECTION_LOST, address() + ": the connection broke: " + e.getMessage(), e);
                }
                reasons.add(boardPort + " (" + e.getMessage() + ")");
            }
        }
        throw new SshException(
                SshFault.TUNNEL,
                address() + ": none of the ports " + String.join(", ", reasons)
                        + " could be had on the board; see what holds them (ss -ltnp), and that its SSH server allows"
                        + " forwarding (AllowTcpForwarding, and permitlisten in authorized_keys)");
    }

    @Override
    public void close() {
        disconnect(sessions);
    }

    /** The board first, then the jumps that lead to it. */
    static void disconnect(List<Session> sessions) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            sessions.get(i).disconnect();
        }
    }
}
