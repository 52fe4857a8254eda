package dev.assay.server.tunnel;

import dev.assay.server.store.FarmDatabase;
import dev.assay.ssh.SshKeyPair;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The key by which the farm's controllers log in to devices, made when it is first needed. Thread-safe. */
public final class FarmKey {
    private static final String COMMENT = "assay-tunnel";

    private final FarmDatabase database;

    public FarmKey(FarmDatabase database) {
        this.database = database;
    }

    /** The farm's key pair; the same for all its controllers. The private part leaves the controller never. */
    SshKeyPair pair() {
        return database.read(FarmKey::stored).orElseGet(this::make);
    }

    private SshKeyPair make() {
        SshKeyPair made = SshKeyPair.generate(COMMENT);
        return database.change(handle -> {
            Optional<SshKeyPair> others = stored(handle);
            if (others.isEmpty()) {
                handle.execute(
                        "insert into farm_ssh_key (id, private_key, public_key) values (1, ?, ?)",
                        made.privateKey(),
                        made.publicKey());
            }
            return others.orElse(made);
        });
    }

    private static Optional<SshKeyPair> stored(Handle handle) {
        return handle.createQuery("select private_key, public_key from farm_ssh_key where id = 1")
                .map((row, context) -> new SshKeyPair(row.getString("private_key"), row.getString("public_key")))
                .findOne();
    }
}
