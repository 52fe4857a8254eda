package dev.assay.server.tls;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's own keytool, which makes certificates where the JDK's interfaces cannot. It works on a key store that lives as long as
 * this object, under a password that no process list shows. Used by one thread.
 */
final class Keytool implements AutoCloseable {
    private static final String ALIAS = "assay";
    private static final String NAME = "CN=assay controller";
    private static final String STORE_TYPE = "PKCS12";
    private static final String VALID_DAYS = "3650";
    private static final String PASSWORD_VARIABLE = "ASSAY_KEYTOOL_PASSWORD";
    private static final int PASSWORD_BYTES = 16;
    private static final long TIMEOUT_SECONDS = 60;

    private final Path folder;
    private final Path store;
    private final String password;

    private Keytool(Path folder, String password) {
        this.folder = folder;
        this.store = folder.resolve("store.p12");
        this.password = password;
    }

    /** Works in a new folder inside {@code parent}. */
    static Keytool in(Path parent) throws IOException {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        return new Keytool(
                Files.createTempDirectory(parent, "keytool"), HexFormat.of().formatHex(password));
    }

    /** Makes a key and its certificate. */
    void generate(String names) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
        arguments.addAll(List.of("-dname", NAME));
        arguments.addAll(certificateOptions(names));
        run(arguments);
    }

    private static List<String> certificateOptions(String names) {
        // From yesterday: a client whose clock is late by hours is no reason to refuse.
        return List.of(
                "-sigalg",
                "SHA256withECDSA",
                "-startdate",
                "-1d",
                "-validity",
                VALID_DAYS,
                "-ext",
                names,
                "-ext",
                "KU=digitalSignature",
                "-ext",
                "EKU=serverAuth");
    }

    /** Makes a new certificate for a key that exists already; returns it in PEM. */
    String renew(PrivateKey key, X509Certificate old, String names) throws IOException {
        try (OutputStream out = Files.newOutputStream(store)) {
            KeyStore made = KeyStore.getInstance(STORE_TYPE);
            made.load(null, null);
            made.setKeyEntry(ALIAS, key, password.toCharArray(), new Certificate[] {old});
            made.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        String request = folder.resolve("request.pem").toString();
        Path certificate = folder.resolve("certificate.pem");
        run(List.of("-certreq", "-file", request));
        List<String> arguments = new ArrayList<>(List.of("-gencert", "-infile", request, "-rfc"));
        arguments.addAll(List.of("-outfile", certificate.toString()));
        arguments.addAll(certificateOptions(names));
        run(arguments);
        return Files.readString(certificate);
    }

    /** The certificate that was generated, in PEM. */
    String certificatePem() throws IOException {
        try {
            return pem(load().getCertificate(ALIAS));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    /** The key that was generated. */
    PrivateKey key() throws IOException {
        try {
            return (PrivateKey) Objects.requireNonNull(load().getKey(ALIAS, password.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore loaded = KeyStore.getInstance(STORE_TYPE);
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, password.toCharArray());
        }
        return loaded;
    }

    private void run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-alias", ALIAS, "-keystore", store.toString(), "-storetype", STORE_TYPE));
        command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        Path output = folder.resolve("output.txt");
        ProcessBuilder starter =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        starter.environment().put(PASSWORD_VARIABLE, password);
        Process process = starter.start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw failed("did not end within " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw failed("said: " + Files.readString(output).strip());
        }
    }

    private static StartFailedException failed(String why) {
        return new StartFailedException(
                "no certificate could be made: keytool " + why
                        + " (give the controller one with assay.tls.certificate and assay.tls.key)",
                null);
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
