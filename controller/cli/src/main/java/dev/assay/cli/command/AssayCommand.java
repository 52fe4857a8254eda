package dev.assay.cli.command;

import dev.assay.cli.command.farm.AuditCommand;
import dev.assay.cli.command.farm.BaselineCommands;
import dev.assay.cli.command.farm.CampaignCommands;
import dev.assay.cli.command.farm.DeviceCommands;
import dev.assay.cli.command.farm.DoctorCommand;
import dev.assay.cli.command.farm.EnrolCommand;
import dev.assay.cli.command.farm.EvidenceCommands;
import dev.assay.cli.command.farm.HistoryCommand;
import dev.assay.cli.command.farm.IncidentCommands;
import dev.assay.cli.command.farm.InfluxCommands;
import dev.assay.cli.command.farm.TokenCommands;
import dev.assay.cli.command.farm.WaiveCommand;
import dev.assay.cli.command.farm.WaiverCommands;
import dev.assay.cli.command.farm.WatchCommands;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.CodeIdentity;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code assay} with all that it can do. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = AssayCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "A benchmark and regression farm for edge AI: which optimized variant is fast, small and still right, and where.",
        footer = {"", "\"assay help COMMAND\" tells more about a command."})
public final class AssayCommand {
    private AssayCommand() {}

    /** The release and the hash of its code. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"assay " + CodeIdentity.of(AssayCommand.class)};
        }
    }

    /**
     * Executes a command.
     *
     * @return the exit code, see {@link ExitCodes}
     */
    public static int execute(Surroundings surroundings, String... arguments) {
        CommandLine assay = new CommandLine(new AssayCommand())
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new GateCommand(surroundings))
                .addSubcommand(new CommentCommand(surroundings))
                .addSubcommand(new BestCommand(surroundings))
                .addSubcommand(new BisectCommand(surroundings))
                .addSubcommand(new CertifyCommand(surroundings))
                .addSubcommand(SweepCommands.in(surroundings))
                .addSubcommand(new OptimizeCommand(surroundings))
                .addSubcommand(new BenchCommand(surroundings))
                .addSubcommand(DeviceCommands.in(surroundings))
                .addSubcommand(CampaignCommands.in(surroundings))
                .addSubcommand(BaselineCommands.in(surroundings))
                .addSubcommand(new WaiveCommand(surroundings))
                .addSubcommand(WaiverCommands.in(surroundings))
                .addSubcommand(EvidenceCommands.in(surroundings))
                .addSubcommand(new HistoryCommand(surroundings))
                .addSubcommand(IncidentCommands.in(surroundings))
                .addSubcommand(WatchCommands.in(surroundings))
                .addSubcommand(InfluxCommands.in(surroundings))
                .addSubcommand(new EnrolCommand(surroundings))
                .addSubcommand(TokenCommands.in(surroundings))
                .addSubcommand(new AuditCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new ServiceCommands.Serve())
                .addSubcommand(new ServiceCommands.Agent())
                .addSubcommand(new ServiceCommands.Simulate())
                .addSubcommand(new HelpCommand())
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setParameterExceptionHandler(AssayCommand::misused)
                .setExecutionExceptionHandler(AssayCommand::failed)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100);
        addHelp(assay);
        int exitCode = assay.execute(arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        return exitCode;
    }

    /** Every command answers to --help, and a command that only holds others says so when called alone. */
    private static void addHelp(CommandLine command) {
        command.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.WRONG_INPUT);
        command.getCommandSpec().exitCodeOnExecutionException(ExitCodes.FARM_FAILED);
        for (CommandLine sub : command.getSubcommands().values()) {
            if (!sub.getCommandName().equals("help")) {
                sub.getCommandSpec().mixinStandardHelpOptions(true);
            }
            sub.getCommandSpec().usageMessage().parameterListHeading("%n").optionListHeading("%n");
            addHelp(sub);
        }
    }

    private static int misused(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("assay: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("see \"" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help\"");
        return ExitCodes.WRONG_INPUT;
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof CommandFailedException failure) {
            err.println(failure.getMessage());
            return failure.exitCode();
        }
        if (e instanceof InterruptedException) {
            return ExitCodes.INTERRUPTED;
        }
        err.println("assay: this is a fault of Assay; please report it with the lines below");
        e.printStackTrace(err);
        return ExitCodes.FARM_FAILED;
    }
}
