package dev.assay.cli.command.farm;

import dev.assay.api.TokenGrant;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenScope;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.DurationConverter;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.farm.FarmTables;
import dev.assay.cli.report.ExitCodes;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may do what on a farm. */
@Command(name = "token", description = "Makes, lists and revokes tokens.", synopsisSubcommandLabel = "COMMAND")
public final class TokenCommands {
    private TokenCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new TokenCommands())
                .addSubcommand(new Create(surroundings))
                .addSubcommand(new Ls(surroundings))
                .addSubcommand(new Revoke(surroundings));
    }

    /** Makes one. */
    @Command(
            name = "create",
            description = {
                "Makes a token and prints it; it is shown only now.",
                "Scopes: admin (everything), ci (starts and cancels campaigns), viewer (reads)."
            })
    static final class Create extends FarmCommand {
        @Parameters(index = "0", paramLabel = "SCOPE", description = "admin, ci or viewer")
        private String scope = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "who or what it is for, as the audit log shows it")
        private String name = "";

        @Option(
                names = "--valid",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "void after so long, for instance 12h; without it never")
        private @Nullable Duration valid;

        Create(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            Double seconds = valid == null ? null : (double) valid.toSeconds();
            TokenGrant grant = farm().createToken(new TokenRequest(scope(), name, seconds));
            surroundings().err().println("token " + grant.id() + "; it is shown only now");
            print(grant.token());
            return ExitCodes.CLEAN;
        }

        private TokenScope scope() {
            return switch (scope.toLowerCase(Locale.ROOT)) {
                case "admin" -> TokenScope.ADMIN;
                case "ci" -> TokenScope.CI;
                case "viewer" -> TokenScope.VIEWER;
                default ->
                    throw wrong("scope is \"" + scope + "\"; expected admin, ci or viewer"
                            + " (a device gets its token by \"assay device add\" or \"assay enrol\")");
            };
        }
    }

    /** Lists them. */
    @Command(name = "ls", description = "Lists every token that is good now, without its secret.")
    static final class Ls extends FarmCommand {
        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Ls(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            var tokens = farm().tokens();
            if (isJson) {
                printJson(tokens);
            } else {
                print(FarmTables.tokens(tokens, surroundings().clock().instant()));
            }
            return ExitCodes.CLEAN;
        }
    }

    /** Makes one void. */
    @Command(name = "revoke", description = "Makes a token void at once.")
    static final class Revoke extends FarmCommand {
        @Parameters(paramLabel = "ID", description = "as \"assay token ls\" shows it")
        private String id = "";

        Revoke(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
                throw wrong("\"" + id + "\" is no token's id; see \"assay token ls\" (not the token itself)");
            }
            farm().revokeToken(id);
            print("token " + id + " is void");
            return ExitCodes.CLEAN;
        }
    }
}
