package dev.assay.server.hostile;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the controller says it can be asked for.
 *
 * @param path as the document has it: {@code /api/v1/campaigns/{id}/report}
 * @param queries names of its query parameters
 * @param message the record that its body is; null when it has none, or takes bytes
 * @param takesBytes whether its body is any bytes
 */
record Operation(
        String method,
        String path,
        List<String> queries,
        @Nullable Class<?> message,
        boolean takesBytes) {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "head", "patch", "options");
    private static final List<String> ROOMS = List.of("dev.assay.api.", "dev.assay.protocol.");

    /** Every operation of a controller's own OpenAPI document. */
    static List<Operation> in(byte[] document) throws IOException {
        List<Operation> all = new ArrayList<>();
        Map<String, Object> paths = child(JSON.std.mapFrom(document), "paths");
        for (String path : paths.keySet()) {
            for (String method : METHODS) {
                Map<String, Object> operation = child(child(paths, path), method);
                if (!operation.isEmpty()) {
                    all.add(of(method, path, operation));
                }
            }
        }
        return all;
    }

    private static Operation of(String method, String path, Map<String, Object> operation) {
        List<String> queries = list(operation, "parameters").stream()
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> String.valueOf(parameter.get("name")))
                .toList();
        Map<String, Object> content = child(child(operation, "requestBody"), "content");
        Class<?> message = null;
        boolean takesBytes = false;
        for (String mediaType : content.keySet()) {
            Object reference = child(child(content, mediaType), "schema").get("$ref");
            if (reference == null) {
                takesBytes = true;
            } else {
                message = record(String.valueOf(reference).replaceAll(".*/", ""));
            }
        }
        return new Operation(method.toUpperCase(Locale.ROOT), path, queries, message, takesBytes);
    }

    private static Class<?> record(String name) {
        for (String room : ROOMS) {
            try {
                return Class.forName(room + name);
            } catch (ClassNotFoundException e) {
                // Then it is in another room.
            }
        }
        throw new AssertionError("the document names " + name + ", which is in none of " + ROOMS);
    }

    boolean isChange() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> child ? (Map<String, Object>) child : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
