package dev.assay.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A key pair of one's own.
 *
 * @param privateKey in OpenSSH's format, not encrypted; a secret
 * @param publicKey one line as in authorized_keys: {@code ssh-ed25519 AAAA… comment}
 */
public record SshKeyPair(String privateKey, String publicKey) {
    /** Makes a new Ed25519 key pair. */
    public static SshKeyPair generate(String comment) {
        try {
            KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            ByteArrayOutputStream secret = new ByteArrayOutputStream();
            pair.setPublicKeyComment(comment);
            pair.writeOpenSSHv1PrivateKey(secret, null);
            ByteArrayOutputStream open = new ByteArrayOutputStream();
            pair.writePublicKey(open, comment);
            pair.dispose();
            return new SshKeyPair(
                    secret.toString(StandardCharsets.US_ASCII),
                    open.toString(StandardCharsets.US_ASCII).strip());
        } catch (JSchException e) {
            throw new IllegalStateException("this Java makes no Ed25519 keys; JDK 15 and newer do", e);
        }
    }

    /** Without the private key: a record's own would put it into logs. */
    @Override
    public String toString() {
        return "SshKeyPair[" + publicKey + "]";
    }
}
