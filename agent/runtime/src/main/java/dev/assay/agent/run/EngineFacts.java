package dev.assay.agent.run;

import java.util.List;

/**
 * What ONNX Runtime says of itself.
 *
 * @param version for instance {@code 1.29.0}
 * @param providers execution providers in this build, in lower case: {@code cpu}
 */
public record EngineFacts(String version, List<String> providers) {
    public EngineFacts {
        providers = List.copyOf(providers);
    }
}
