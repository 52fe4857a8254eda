package dev.assay.cli.command.farm;

import dev.assay.api.EvidenceKeyRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.CommandFailedException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.evidence.EvidenceText;
import dev.assay.cli.evidence.TrustedKey;
import dev.assay.cli.files.WholeFile;
import dev.assay.cli.report.ExitCodes;
import dev.assay.evidence.bundle.BundleException;
import dev.assay.evidence.bundle.BundleReader;
import dev.assay.evidence.check.EvidenceCheck;
import dev.assay.evidence.check.Verification;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evidence of what a farm says. */
@Command(
        name = "evidence",
        description = "Writes the evidence of a campaign to a file, and checks such a file without a controller.",
        synopsisSubcommandLabel = "COMMAND")
public final class EvidenceCommands {
    private EvidenceCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new EvidenceCommands())
                .addSubcommand(new Export(surroundings))
                .addSubcommand(new Verify(surroundings))
                .addSubcommand(new Key(surroundings));
    }

    /** Writes a bundle. */
    @Command(
            name = "export",
            description =
                    "Writes a signed bundle of a campaign that has ended: sweep, hashes, environments, raw samples,"
                            + " verdicts.")
    static final class Export extends FarmCommand {
        @Parameters(paramLabel = "CAMPAIGN", description = "as \"assay campaign ls\" shows it")
        private String campaign = "";

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "where to (CAMPAIGN.evidence.zip)")
        private @Nullable Path output;

        @Option(
                names = "--with-artifacts",
                description = "with the bytes of models and data, and not only their hashes")
        private boolean isWithArtifacts;

        Export(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            String id = CampaignCommands.requireId(campaign);
            Path file = output == null ? Path.of(id + ".evidence.zip") : output;
            try (WholeFile whole = WholeFile.begin(file)) {
                evidence().export(id, isWithArtifacts, whole.part());
                whole.keep();
            } catch (IOException e) {
                throw wrong(file + " cannot be written: " + e.getMessage());
            }
            print(file + " has the evidence of " + id + "; check it with: assay evidence verify " + file);
            return ExitCodes.CLEAN;
        }
    }

    /** Checks a bundle. */
    @Command(
            name = "verify",
            description =
                    "Makes every verdict of a bundle again and compares bit for bit; needs no controller and no network.",
            footer = {
                "",
                "Exit codes: 0 all of it was reproduced; 1 something was altered, is signed by another key, or does not"
                        + " follow from the samples; 2 not all of it could be made again; 3 the file is no whole bundle."
            })
    static final class Verify implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(paramLabel = "FILE", description = "as \"assay evidence export\" wrote it")
        private Path file = Path.of("");

        @Option(
                names = "--key",
                paramLabel = "KEY",
                description =
                        "the key that you trust: its fingerprint, or the file that \"assay evidence key --pem\" prints")
        private @Nullable String key;

        @Option(names = "--json", description = "for programs (assay-evidence-check/1)")
        private boolean isJson;

        Verify(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            Verification verification = verify();
            surroundings
                    .out()
                    .println(
                            isJson
                                    ? new String(WireJson.writePretty(verification), StandardCharsets.UTF_8)
                                    : EvidenceText.of(verification));
            return EvidenceText.exitCode(verification);
        }

        private Verification verify() {
            try {
                String trusted = key == null ? null : TrustedKey.fingerprint(key);
                try (BundleReader bundle = BundleReader.open(file)) {
                    return EvidenceCheck.of(bundle, trusted);
                }
            } catch (IllegalArgumentException | BundleException e) {
                throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new CommandFailedException(ExitCodes.WRONG_INPUT, file + " cannot be read: " + e.getMessage());
            }
        }
    }

    /** Tells the key. */
    @Command(
            name = "key",
            description = "Shows by which key a controller signs evidence: its fingerprint, for \"verify --key\".")
    static final class Key extends FarmCommand {
        @Option(names = "--pem", description = "the public key itself, for a file")
        private boolean isPem;

        Key(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            EvidenceKeyRow row = evidence().key();
            print(isPem ? row.publicKey().strip() : row.fingerprint());
            return ExitCodes.CLEAN;
        }
    }
}
