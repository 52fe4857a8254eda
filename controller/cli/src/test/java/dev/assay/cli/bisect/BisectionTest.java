package dev.assay.cli.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bisections of real git repositories, measured by a device that is simulated. */
class BisectionTest {
    private static final int COMMITS = 16;
    private static final int CULPRIT = 11;
    private static final int PAIRS_MAX = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private TestRepository repository;

    private final FakeComparer comparer = new FakeComparer(0.012);
    private final List<String> news = new ArrayList<>();

    @BeforeEach
    void makeRepository() throws IOException, InterruptedException {
        repository = new TestRepository(Files.createDirectories(folder.resolve("user")));
    }

    /** From the culprit on the level is 5 % higher. */
    private void history(Set<Integer> broken) throws IOException, InterruptedException {
        for (int i = 0; i < COMMITS; i++) {
            repository.commit(i < CULPRIT ? 1 : 1.05, "text of " + i, broken.contains(i));
        }
    }

    private BisectAnswer bisect() throws BisectException, IOException, InterruptedException {
        GitRepository git = GitRepository.around(repository.folder);
        String good = repository.commits.get(0);
        String bad = repository.commits.get(repository.commits.size() - 1);
        try (CheckedOut out = CheckedOut.of(git, good)) {
            return new Bisection(
                            git,
                            out,
                            new BuildCommand(TestRepository.BUILD, folder.resolve("logs"), Duration.ofMinutes(1)),
                            comparer,
                            new BisectState.Question("sweep", good, bad, TestRepository.BUILD, "cell"),
                            folder.resolve("state.json"),
                            PAIRS_MAX,
                            news::add)
                    .run();
        }
    }

    @Test
    void theCommitIsFoundAndTheUsersWorkTreeIsAsItWas() throws Exception {
        history(Set.of());
        Files.writeString(repository.folder.resolve("level"), "what the user writes just now");

        BisectAnswer answer = bisect();

        assertThat(answer.isSure()).isTrue();
        assertThat(answer.culprit()).isEqualTo(repository.commits.get(CULPRIT));
        assertThat(answer.posterior()).isGreaterThanOrEqualTo(0.99);
        // Bad once, then some four of fifteen.
        assertThat(comparer.compared.size()).isBetween(3, 9);
        assertThat(Files.readString(repository.folder.resolve("level"))).isEqualTo("what the user writes just now");
        assertThat(repository.git("status", "--porcelain")).isEqualTo("M level");
        assertThat(repository.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
        assertThat(BisectText.of(answer, GitRepository.around(repository.folder)))
                .contains(
                        "found with posterior",
                        "the figure changes by +4.7 %",
                        "change " + CULPRIT,
                        "cost: 20 pairs in 5 comparisons",
                        "git show");
    }

    @Test
    void whatCannotBeBuiltIsOneSuspectWithTheNextCommitThatCan() throws Exception {
        history(Set.of(CULPRIT - 2, CULPRIT - 1));

        BisectAnswer answer = bisect();

        assertThat(answer.culprit()).isEqualTo(repository.commits.get(CULPRIT));
        assertThat(answer.group())
                .endsWith(repository.commits.get(CULPRIT))
                .isSubsetOf(repository.commits.subList(CULPRIT - 2, CULPRIT + 1));
        assertThat(answer.isSure()).isTrue();
        if (answer.group().size() > 1) {
            assertThat(BisectText.of(answer, GitRepository.around(repository.folder)))
                    .contains("(cannot be built)", "its build ended with code 1");
        }
    }

    @Test
    void anInterruptedOneGoesOnWhereItWas() throws Exception {
        history(Set.of());
        comparer.comparisonsMax = 2;
        assertThatThrownBy(this::bisect).hasMessage("the farm is away");
        List<String> before = List.copyOf(comparer.compared);
        comparer.comparisonsMax = Integer.MAX_VALUE;

        BisectAnswer answer = bisect();

        assertThat(answer.culprit()).isEqualTo(repository.commits.get(CULPRIT));
        assertThat(comparer.compared.subList(0, 2)).isEqualTo(before);
        assertThat(comparer.compared.subList(2, comparer.compared.size())).doesNotContain(before.get(0));
        assertThat(answer.state().observations()).hasSameSizeAs(comparer.compared);
    }

    @Test
    void theStateOfAnotherQuestionIsRefused() throws Exception {
        history(Set.of());
        bisect();
        repository.commit(1.05, "one more", false);

        assertThatThrownBy(this::bisect)
                .isInstanceOf(BisectException.class)
                .hasMessageContaining("is the state of another bisection");
    }

    @Test
    void equalBuildsAreMeasuredOnce() throws Exception {
        for (int i = 0; i < COMMITS; i++) {
            // Three builds among sixteen commits: only where they change anything can have changed.
            String text = i < 4 ? "one" : i < CULPRIT ? "two" : "three";
            repository.commit(i < CULPRIT ? 1 : 1.05, text, false);
        }

        BisectAnswer answer = bisect();

        assertThat(answer.culprit()).isEqualTo(repository.commits.get(CULPRIT));
        assertThat(comparer.compared.size()).isLessThanOrEqualTo(4);
    }

    @Test
    void theSameFilesOnBothSidesAreNoMatterOfCommits() throws Exception {
        repository.commit(1, "same", false);
        repository.commit(1, "same", false);

        assertThatThrownBy(this::bisect).hasMessageContaining("look at the device");
        assertThat(comparer.compared).isEmpty();
    }

    @Test
    void withoutAChangeThereIsNothingToLookFor() throws Exception {
        repository.commit(1, "a", false);
        repository.commit(1, "b", false);
        repository.commit(1, "c", false);

        BisectAnswer answer = bisect();

        assertThat(answer.culprit()).isNull();
        assertThat(comparer.compared).hasSize(1);
        assertThat(BisectText.of(answer, GitRepository.around(repository.folder)))
                .contains("the bad build does not differ from the good one");
    }

    @Test
    void goodMustComeBeforeBad() throws Exception {
        repository.commit(1, "a", false);
        repository.commit(1, "b", false);
        GitRepository git = GitRepository.around(repository.folder);

        assertThatThrownBy(() -> git.between(repository.commits.get(1), repository.commits.get(0)))
                .hasMessageContaining("is no ancestor");
        assertThatThrownBy(() -> git.commit("--all")).hasMessageContaining("is no revision");
        assertThatThrownBy(() -> GitRepository.around(Objects.requireNonNull(folder.getRoot())))
                .isInstanceOf(BisectException.class);
    }
}
