package dev.assay.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/** The keys of one connection attempt, with a note on each, so that a refusal can say what was tried. Never changes the ssh-agent. */
final class Identities implements IdentityRepository {
    private final List<Identity> identities = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Identities(SshIdentity identity) throws SshException {
        addAgent(identity.agentSocket());
        for (SshIdentity.Key key : identity.keys()) {
            if (key instanceof SshIdentity.KeyFile file) {
                addFile(file);
            } else if (key instanceof SshIdentity.KeyText text) {
                addText(text);
            }
        }
    }

    /** What was found where, for people; at least one note. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private void addAgent(@Nullable String socket) {
        if (socket == null || socket.isEmpty()) {
            notes.add("no ssh-agent");
            return;
        }
        try {
            SSHAgentConnector agent = new SSHAgentConnector(Path.of(socket));
            if (!agent.isAvailable()) {
                notes.add("ssh-agent at " + socket + " (it does not answer)");
                return;
            }
            List<Identity> keys = List.copyOf(new AgentIdentityRepository(agent).getIdentities());
            identities.addAll(keys);
            notes.add("ssh-agent (" + (keys.size() == 1 ? "1 key)" : keys.size() + " keys)"));
        } catch (AgentProxyException e) {
            notes.add("ssh-agent at " + socket + " (" + e.getMessage() + ")");
        }
    }

    private void addFile(SshIdentity.KeyFile file) throws SshException {
        if (!Files.exists(file.path())) {
            if (file.required()) {
                throw new SshException(
                        SshFault.LOCAL, "key file " + file.path() + " does not exist; name another with --identity");
            }
            notes.add(file.path() + " (does not exist)");
            return;
        }
        try {
            JSch reader = new JSch();
            reader.addIdentity(file.path().toString());
            boolean encrypted =
                    reader.getIdentityRepository().getIdentities().stream().anyMatch(Identity::isEncrypted);
            identities.addAll(reader.getIdentityRepository().getIdentities());
            notes.add(file.path() + (encrypted ? " (with a passphrase)" : ""));
        } catch (JSchException e) {
            if (file.required()) {
                throw new SshException(
                        SshFault.LOCAL,
                        "key file " + file.path() + " cannot be read: " + e.getMessage()
                                + "; expected a private key as ssh-keygen makes it, readable to you",
                        e);
            }
            notes.add(file.path() + " (cannot be read: " + e.getMessage() + ")");
        }
    }

    private void addText(SshIdentity.KeyText key) throws SshException {
        try {
            JSch reader = new JSch();
            reader.addIdentity(key.name(), key.text().getBytes(StandardCharsets.US_ASCII), null, null);
            identities.addAll(reader.getIdentityRepository().getIdentities());
            notes.add(key.name());
        } catch (JSchException e) {
            throw new SshException(SshFault.LOCAL, key.name() + " is no private key: " + e.getMessage(), e);
        }
    }

    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>(identities);
    }

    @Override
    public String getName() {
        return "Assay's identities";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] ignored) {
        return false;
    }

    @Override
    public boolean remove(byte[] ignored) {
        return false;
    }

    @Override
    public void removeAll() {
        // Keys belong to their files and to the agent.
    }
}
