package dev.assay.ssh;

import java.util.List;
import java.util.stream.Collectors;

/**
 * POSIX shell text with arguments. Text is fixed by whoever writes Assay; whatever comes from a user, a board or a sweep is an argument, and
 * reaches the script as {@code "$1"}, {@code "$2"}, … The only place that quotes for a shell.
 *
 * <p>Text and arguments go to {@code sh -s} through its standard input, so no argument is ever seen in the board's process list unless the
 * script itself puts it there; and text that arrives only in part is not run at all.
 *
 * @param text reads its arguments as {@code "$1"} …; its standard input is empty
 */
public record Script(String text, List<String> arguments) {
    /** Printed before anything else: what comes earlier is the chatter of a login shell. */
    static final String BEGIN = "assay-script-begins";

    public Script {
        arguments = List.copyOf(arguments);
        for (String argument : arguments) {
            refuseNul(argument);
        }
        refuseNul(text);
    }

    /** A script with arguments. */
    public static Script of(String text, String... arguments) {
        return new Script(text, List.of(arguments));
    }

    /** One program with its arguments, run as they are, without a shell looking at them. */
    public static Script command(List<String> argv) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("the command is empty; it needs at least the program");
        }
        return new Script("\"$@\"", argv);
    }

    /** One program with its arguments. */
    public static Script command(String... argv) {
        return command(List.of(argv));
    }

    /** What {@code sh -s} reads. A compound command runs only when all of it was read, and its commands cannot eat the script. */
    String wire() {
        return "{ echo " + BEGIN + "\nset -- " + quoted(arguments) + "\n" + text + "\n} </dev/null\n";
    }

    /** One line for the login shell, for where standard input carries a file: the text without a shell of its own around it. */
    String line() {
        return "sh -c " + quoted(text) + " sh " + quoted(arguments);
    }

    private static String quoted(List<String> arguments) {
        return arguments.stream().map(Script::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    private static void refuseNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "there is a NUL in \"" + text.replace("\0", "\\0") + "\"; no shell can take that");
        }
    }
}
