package dev.assay.cli.bisect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user's repository, through the program {@code git}. Its work tree, its index and its branches are never touched. */
public final class GitRepository {
    private final Path root;

    private GitRepository(Path root) {
        this.root = root;
    }

    /**
     * The repository that this folder is in.
     *
     * @throws BisectException when it is in none, or when there is no git
     */
    public static GitRepository around(Path folder) throws BisectException, InterruptedException {
        String root = git(folder, "rev-parse", "--show-toplevel");
        return new GitRepository(Path.of(root));
    }

    /** Top folder of the user's work tree. */
    public Path root() {
        return root;
    }

    /**
     * The full hash of a revision.
     *
     * @throws BisectException when there is no such commit
     */
    public String commit(String revision) throws BisectException, InterruptedException {
        if (revision.startsWith("-")) {
            throw new BisectException("\"" + revision + "\" is no revision");
        }
        return git(root, "rev-parse", "--verify", "--quiet", revision + "^{commit}");
    }

    /**
     * The commits after {@code good} up to {@code bad}, along the first parents, the oldest first.
     *
     * @throws BisectException when there are none, or when good is no ancestor of bad
     */
    public List<String> between(String good, String bad) throws BisectException, InterruptedException {
        String list = git(root, "rev-list", "--reverse", "--first-parent", good + ".." + bad);
        List<String> commits = list.isEmpty() ? List.of() : List.of(list.split("\n"));
        if (commits.isEmpty() || !git(root, "merge-base", good, bad).equals(good)) {
            throw new BisectException(
                    good + " is no ancestor of " + bad + "; expected --good before --bad on one branch");
        }
        return commits;
    }

    /** First line of a commit's message. */
    public String subject(String commit) throws BisectException, InterruptedException {
        return git(root, "log", "-1", "--format=%s", commit);
    }

    /** Checks a commit out into a folder that does not exist yet. */
    void addWorkTree(Path folder, String commit) throws BisectException, InterruptedException {
        git(root, "worktree", "add", "--detach", folder.toString(), commit);
    }

    /** Brings such a folder to another commit, as if nothing had ever been built in it. */
    static void checkOut(Path folder, String commit) throws BisectException, InterruptedException {
        git(folder, "checkout", "--force", "--detach", "--quiet", commit);
        git(folder, "clean", "-ffdxq");
    }

    /** Takes such a folder away. */
    void removeWorkTree(Path folder) throws BisectException, InterruptedException {
        git(root, "worktree", "remove", "--force", folder.toString());
    }

    private static String git(Path folder, String... arguments) throws BisectException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new BisectException("git " + String.join(" ", arguments) + " in " + folder + " failed"
                        + (answer.isEmpty() ? "" : ": " + answer));
            }
            return answer;
        } catch (IOException e) {
            throw new BisectException("git cannot be started: " + e.getMessage());
        }
    }
}
