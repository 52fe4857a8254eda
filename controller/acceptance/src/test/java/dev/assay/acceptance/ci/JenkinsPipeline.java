package dev.assay.acceptance.ci;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A declarative pipeline, read and executed by Groovy. Its blocks are entered in their order, {@code sh} is a real shell, other steps are
 * written down. Only what our Jenkinsfile uses is there; anything else fails. Jenkins itself is not: neither its sandbox nor its own
 * checks of a pipeline's form.
 */
final class JenkinsPipeline {
    private static final List<String> SH = List.of("sh", "-xe");

    private final Path workspace;
    private final Map<String, String> environment;
    private final boolean isChangeRequest;
    private final Map<String, String> credentials;
    private final StringBuilder log = new StringBuilder();
    private final List<String> steps = new ArrayList<>();

    /** With {@code credentials} by their ids. */
    JenkinsPipeline(
            Path workspace, Map<String, String> environment, boolean isChangeRequest, Map<String, String> credentials) {
        this.workspace = workspace;
        this.environment = new HashMap<>(environment);
        this.isChangeRequest = isChangeRequest;
        this.credentials = Map.copyOf(credentials);
    }

    /**
     * How a build ended.
     *
     * @param verdict {@code error: …}, {@code unstable: …}, or empty
     * @param steps all but {@code sh}, as {@code junit {…}}
     */
    record Ending(String verdict, List<String> steps, String log) {}

    /** Executes the file; what {@code overrides} holds replaces what its own environment block says. */
    Ending run(Path jenkinsfile, Map<String, String> overrides) throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        Script script = new GroovyShell(new Binding(), configuration).parse(jenkinsfile.toFile());
        Block top = new Block(environment, overrides);
        String verdict = "";
        try {
            script.getBinding().setVariable("any", "any");
            script.getBinding().setVariable("pipeline", new Closure<@Nullable Object>(this) {
                private static final long serialVersionUID = 1L;

                @Override
                public @Nullable Object call(Object... arguments) {
                    return top.enter((Closure<?>) arguments[0]);
                }
            });
            script.run();
        } catch (BuildEnded e) {
            verdict = String.valueOf(e.getMessage());
        }
        return new Ending(verdict, List.copyOf(steps), log.toString());
    }

    /** {@code error} ends a build. */
    private static final class BuildEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BuildEnded(String message) {
            super(message);
        }
    }

    /** What may stand in a block of the pipeline; a name that is assigned is a variable of its environment. */
    private final class Block extends GroovyObjectSupport {
        private final Map<String, String> variables;
        private final Map<String, String> overrides;

        Block(Map<String, String> variables, Map<String, String> overrides) {
            this.variables = variables;
            this.overrides = overrides;
        }

        @Nullable
        Object enter(Closure<?> closure) {
            Closure<?> inside = (Closure<?>) closure.clone();
            inside.setDelegate(this);
            inside.setResolveStrategy(Closure.DELEGATE_FIRST);
            return inside.call();
        }

        @Override
        public Object getProperty(String name) {
            return switch (name) {
                case "any" -> name;
                case "env" -> variables;
                default -> throw new groovy.lang.MissingPropertyException(name, Block.class);
            };
        }

        @Override
        public void setProperty(String name, Object value) {
            variables.put(name, overrides.getOrDefault(name, value.toString()));
        }

        @Override
        public @Nullable Object invokeMethod(String name, Object given) {
            Object[] arguments = (Object[]) given;
            return switch (name) {
                case "stages", "steps", "script", "environment", "options" -> enter((Closure<?>) arguments[0]);
                case "stage" -> stage((Closure<?>) arguments[1]);
                case "agent", "disableConcurrentBuilds" -> null;
                case "credentials" -> Objects.requireNonNull(credentials.get(arguments[0].toString()));
                case "when" -> require((Boolean) Objects.requireNonNull(enter((Closure<?>) arguments[0])));
                case "changeRequest" -> isChangeRequest;
                case "sh" -> sh((Map<?, ?>) arguments[0]);
                case "junit", "archiveArtifacts" -> steps.add(name + " " + arguments[0]);
                case "unstable" -> steps.add(name + ": " + arguments[0]);
                case "error" -> throw new BuildEnded(name + ": " + arguments[0]);
                default -> throw new AssertionError("not understood here: " + name);
            };
        }

        /** What a stage puts into its environment is gone after it, but for what its script sets in {@code env}. */
        private @Nullable Object stage(Closure<?> body) {
            Map<String, String> own = new HashMap<>(variables);
            try {
                new Block(own, overrides).enter(body);
            } catch (StageLeftOut e) {
                return null;
            } finally {
                own.forEach((name, value) -> {
                    if (!credentials.containsValue(value)) {
                        variables.put(name, value);
                    }
                });
            }
            return null;
        }

        private @Nullable Object require(boolean isWanted) {
            if (!isWanted) {
                throw new StageLeftOut();
            }
            return null;
        }

        private int sh(Map<?, ?> step) {
            try {
                Shell.Outcome outcome = Shell.run(SH, String.valueOf(step.get("script")), workspace, variables);
                log.append(outcome.log());
                if (!Boolean.TRUE.equals(step.get("returnStatus")) && outcome.exitCode() != 0) {
                    throw new BuildEnded("error: script returned exit code " + outcome.exitCode());
                }
                return outcome.exitCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The condition of a stage does not hold. */
    private static final class StageLeftOut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
