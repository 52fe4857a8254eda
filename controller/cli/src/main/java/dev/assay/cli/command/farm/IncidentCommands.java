package dev.assay.cli.command.farm;

import dev.assay.api.IncidentState;
import dev.assay.api.IncidentView;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.history.IncidentText;
import dev.assay.cli.report.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What moved in the histories. */
@Command(
        name = "incident",
        description = "Shows what moved in the histories, with its likely cause, and notes what becomes of it.",
        synopsisSubcommandLabel = "COMMAND")
public final class IncidentCommands {
    private IncidentCommands() {}

    /** The command with its subcommands. */
    public static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new IncidentCommands())
                .addSubcommand(new Ls(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new Ack(surroundings))
                .addSubcommand(new Close(surroundings));
    }

    static String requireNumber(String id, String what, String list) {
        if (!id.matches("[0-9]{1,18}")) {
            throw FarmCommand.wrong("\"" + id + "\" is no " + what + "'s number; see \"" + list + "\"");
        }
        return id;
    }

    /** Lists them. */
    @Command(name = "ls", description = "Lists incidents that are not closed, the newest first.")
    static final class Ls extends FarmCommand {
        @Option(names = "--all", description = "closed ones, too")
        private boolean isAll;

        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        Ls(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run() throws ApiException, InterruptedException {
            var incidents = histories().incidents(null).stream()
                    .filter(incident -> isAll || incident.state() != IncidentState.CLOSED)
                    .toList();
            if (isJson) {
                printJson(incidents);
            } else {
                print(IncidentText.list(incidents));
            }
            return ExitCodes.CLEAN;
        }
    }

    /** One of them. */
    abstract static class One extends FarmCommand {
        @Parameters(paramLabel = "ID", description = "as \"assay incident ls\" shows it")
        private String id = "";

        @Option(names = "--json", description = "for programs")
        private boolean isJson;

        One(Surroundings surroundings) {
            super(surroundings);
        }

        abstract IncidentView get(String known) throws ApiException, InterruptedException;

        @Override
        final int run() throws ApiException, InterruptedException {
            IncidentView view = get(requireNumber(id, "incident", "assay incident ls"));
            if (isJson) {
                printJson(view);
            } else {
                print(IncidentText.one(view));
            }
            return ExitCodes.CLEAN;
        }
    }

    /** Shows one. */
    @Command(name = "show", description = "Shows what moved, by how much, since when, and what to do next.")
    static final class Show extends One {
        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        IncidentView get(String known) throws ApiException, InterruptedException {
            return histories().incident(known);
        }
    }

    /** Somebody looks after it. */
    @Command(name = "ack", description = "Notes that somebody looks after it.")
    static final class Ack extends One {
        @Option(names = "--note", required = true, paramLabel = "TEXT", description = "what is being done")
        private String note = "";

        Ack(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        IncidentView get(String known) throws ApiException, InterruptedException {
            return histories().acknowledge(known, note);
        }
    }

    /** It needs nothing any more. */
    @Command(name = "close", description = "Notes that it needs nothing any more.")
    static final class Close extends One {
        @Option(names = "--note", required = true, paramLabel = "TEXT", description = "why, for whoever asks later")
        private String note = "";

        Close(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        IncidentView get(String known) throws ApiException, InterruptedException {
            return histories().close(known, note);
        }
    }
}
