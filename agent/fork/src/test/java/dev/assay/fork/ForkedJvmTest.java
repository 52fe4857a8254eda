package dev.assay.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ForkedJvmTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private Ending run(Duration timeout, String... arguments) throws Exception {
        return jvm(arguments).run(timeout, lines::add, () -> false);
    }

    private static ForkedJvm jvm(String... arguments) {
        return ForkedJvm.builder(Child.class.getName())
                .jvmFlags(List.of("-Xmx32m"))
                .arguments(List.of(arguments))
                .build();
    }

    @Test
    void handsOverEveryLineInOrder() throws Exception {
        Ending ending = run(LONG, "print", "500");

        assertThat(ending.isCompleted()).isTrue();
        assertThat(lines).hasSize(500).startsWith("line 0").endsWith("line 499");
    }

    @Test
    void saysWhatAFailingProgramSaidLast() throws Exception {
        Ending ending = run(LONG, "throw", "the input has 3 channels; expected 1");

        assertThat(ending.kind()).isEqualTo(Ending.Kind.FAILED);
        assertThat(ending.message()).contains("the input has 3 channels; expected 1");
    }

    @Test
    void tellsHungerForMemoryFromOtherEndings() throws Exception {
        Ending ending = run(LONG, "hoard");

        assertThat(ending.kind()).isEqualTo(Ending.Kind.OUT_OF_MEMORY);
    }

    @Test
    void namesTheSignalThatEndedIt() throws Exception {
        Ending ending = run(LONG, "kill-itself");

        assertThat(ending.kind()).isEqualTo(Ending.Kind.CRASHED);
        assertThat(ending.exitCode()).isEqualTo(137);
        assertThat(ending.message()).contains("SIGKILL");
    }

    @Test
    void killsWhatRunsPastItsDeadline() throws Exception {
        Ending ending = run(Duration.ofMillis(300), "sleep");

        assertThat(ending.kind()).isEqualTo(Ending.Kind.TIMED_OUT);
    }

    @Test
    void killsWhatIsNoLongerWanted() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();

        Ending ending = jvm("sleep")
                .run(
                        LONG,
                        line -> {
                            lines.add(line);
                            cancelled.set(true);
                        },
                        cancelled::get);

        assertThat(ending.kind()).isEqualTo(Ending.Kind.CANCELLED);
        assertThat(ProcessHandle.of(Long.parseLong(lines.get(0))).map(ProcessHandle::isAlive))
                .isNotEqualTo(java.util.Optional.of(true));
    }

    @Test
    void aChildEndsWhenItsParentIsKilled() throws Exception {
        Ending ending = run(LONG, "fork-then-die");

        assertThat(ending.kind()).isEqualTo(Ending.Kind.CRASHED);
        ProcessHandle.of(Long.parseLong(lines.get(0)))
                .ifPresent(orphan -> assertThat(orphan.onExit()).succeedsWithin(LONG));
    }

    @Test
    void saysWhenTheProcessCannotBeStarted() {
        assertThatThrownBy(() -> ForkedJvm.builder(Child.class.getName())
                        .workingFolder(Path.of("no-such-folder"))
                        .build()
                        .run(LONG, lines::add, () -> false))
                .isInstanceOf(java.io.IOException.class)
                .hasMessageContaining("no-such-folder");
    }

    /** The program that the processes of this test run. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Lifeline.exitWithParent();
            switch (arguments[0]) {
                case "print" -> print(Integer.parseInt(arguments[1]));
                case "throw" -> throw new IllegalStateException(arguments[1]);
                case "hoard" -> hoard();
                case "kill-itself" -> kill(ProcessHandle.current().pid());
                case "sleep" -> sleep();
                case "fork-then-die" -> forkThenDie();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }

        private static void print(int count) {
            for (int i = 0; i < count; i++) {
                System.out.println("line " + i);
            }
        }

        private static void hoard() {
            List<byte[]> hoard = new ArrayList<>();
            while (hoard.size() < Integer.MAX_VALUE) {
                hoard.add(new byte[1 << 20]);
            }
        }

        private static void kill(long pid) throws Exception {
            new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
            Thread.sleep(60_000);
        }

        private static void sleep() throws Exception {
            System.out.println(ProcessHandle.current().pid());
            Thread.sleep(60_000);
        }

        private static void forkThenDie() throws Exception {
            jvm("sleep")
                    .run(
                            LONG,
                            line -> {
                                System.out.println(line);
                                System.out.flush();
                                try {
                                    kill(ProcessHandle.current().pid());
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            () -> false);
        }
    }
}
