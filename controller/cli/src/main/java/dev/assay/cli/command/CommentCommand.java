package dev.assay.cli.command;

import dev.assay.cli.comment.CommentException;
import dev.assay.cli.comment.PullRequest;
import dev.assay.cli.comment.PullRequestFinder;
import dev.assay.cli.comment.StickyComment;
import dev.assay.cli.report.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the one comment of a gate on a pull request up to date. */
@Command(
        name = "comment",
        description = {
            "Writes the Markdown of a gate as a comment on a pull request, or writes the comment of before anew.",
            "Which pull request is taken from the environment of GitHub Actions, GitLab CI or Jenkins (CHANGE_URL)."
        },
        footer = {
            "",
            "The token is taken from the environment: ASSAY_COMMENT_TOKEN, else GITHUB_TOKEN or GITLAB_TOKEN.",
            "",
            "Exit codes: 0 written, or there is no pull request; 3 the command is wrong;",
            "4 GitHub or GitLab does not answer; 5 the token may not write comments."
        })
final class CommentCommand implements Callable<Integer> {
    private static final String TOKEN_VARIABLE = "ASSAY_COMMENT_TOKEN";

    private final Surroundings surroundings;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            required = true,
            description = "what \"assay gate --markdown\" has written")
    private Path markdown = Path.of("");

    @Option(
            names = "--pull-request",
            paramLabel = "URL",
            description = "the page of the pull or merge request; otherwise the one of this job")
    private @Nullable String page;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "where the API is; otherwise as the CI system or the page says")
    private @Nullable URI api;

    @Option(names = "--token-file", paramLabel = "FILE", description = "the token is the content of this file")
    private @Nullable Path tokenFile;

    CommentCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return write(read(markdown, "--markdown", "a file of \"assay gate --markdown\""));
        } catch (CommentException e) {
            throw new CommandFailedException(
                    switch (e.why()) {
                        case WRONG_INPUT -> ExitCodes.WRONG_INPUT;
                        case NOT_PERMITTED -> ExitCodes.NOT_PERMITTED;
                        case UNREACHABLE, UNCERTAIN -> ExitCodes.FARM_FAILED;
                    },
                    String.valueOf(e.getMessage()));
        }
    }

    private int write(String text) throws CommentException, InterruptedException {
        PullRequestFinder finder = new PullRequestFinder(surroundings.environment(), api);
        Optional<PullRequest> found = page == null ? finder.find() : Optional.of(finder.at(page));
        if (found.isEmpty()) {
            surroundings.out().println("this job is about no pull request: no comment is written");
            return ExitCodes.CLEAN;
        }
        PullRequest pullRequest = found.get();
        StickyComment.Written written = StickyComment.on(
                        pullRequest, token(pullRequest), surroundings.clock(), surroundings.pause())
                .write(text);
        surroundings.out().println(sentence(pullRequest, written));
        return ExitCodes.CLEAN;
    }

    private static String sentence(PullRequest pullRequest, StickyComment.Written written) {
        String deed = switch (written.deed()) {
            case CREATED -> "wrote the comment on ";
            case EDITED -> "wrote the comment anew on ";
            case LEFT -> "the comment says the same already on ";
        };
        return deed
                + pullRequest
                + (written.where().isEmpty() ? "" : ": " + written.where())
                + (written.removed() == 0 ? "" : "; removed " + written.removed() + " more of the same gate");
    }

    private String token(PullRequest pullRequest) {
        if (tokenFile != null) {
            return fit(read(tokenFile, "--token-file", "a token"));
        }
        List<String> variables = switch (pullRequest.host()) {
            case GITHUB -> List.of(TOKEN_VARIABLE, "GITHUB_TOKEN");
            case GITLAB -> List.of(TOKEN_VARIABLE, "GITLAB_TOKEN");
        };
        return variables.stream()
                .flatMap(name -> Stream.ofNullable(surroundings.environment().get(name)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(CommentCommand::fit)
                .orElseThrow(() -> new CommandFailedException(
                        ExitCodes.WRONG_INPUT,
                        "no token; expected " + String.join(" or ", variables)
                                + " in the environment, or --token-file FILE"));
    }

    /** A token is refused without being shown: it may be a good one, copied with something else. */
    private static String fit(String text) {
        String token = text.strip();
        if (!token.matches("[!-~]+")) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT, "the token is not whole: expected one word of ASCII signs; copy it again");
        }
        return token;
    }

    private static String read(Path file, String option, String expected) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT, option + ": " + file + " cannot be read; expected " + expected);
        }
    }
}
