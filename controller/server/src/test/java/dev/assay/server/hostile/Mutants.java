package dev.assay.server.hostile;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Messages that are nearly right. */
record Mutants(RandomGenerator random) {
    private static final String MARK = "@mutant@";

    /** What is done to a message. */
    private enum Kind {
        NONE,
        VALUE,
        WORD,
        LACKING,
        UNKNOWN,
        TWICE,
        CUT,
        BAD_UTF_8,
        FLIPPED,
        TRAILING,
        WRAPPED,
        NOISE
    }

    /** The message as JSON with one thing wrong with it, or none at all. */
    byte[] of(Object message) throws IOException {
        byte[] json = WireJson.write(message);
        return switch (Kind.values()[random.nextInt(Kind.values().length)]) {
            case NONE -> json;
            case VALUE -> replaced(json, any(HostileText.VALUES));
            case WORD -> replaced(json, new String(WireJson.write(any(HostileText.WORDS)), StandardCharsets.UTF_8));
            case LACKING -> without(json);
            case UNKNOWN ->
                utf8("{\"" + MARK + "\":" + any(HostileText.VALUES) + ","
                        + text(json).substring(1));
            case TWICE -> utf8(text(json).replaceFirst("\\}$", "," + text(json).substring(1)));
            case CUT -> Arrays.copyOf(json, random.nextInt(json.length));
            case BAD_UTF_8 -> overwritten(json, new byte[] {(byte) 0xC3, (byte) 0x28});
            case FLIPPED -> overwritten(json, new byte[] {(byte) random.nextInt(256)});
            case TRAILING -> utf8(text(json) + any(List.of("]", "{}", "garbage", "\u0000", text(json))));
            case WRAPPED -> utf8("[" + text(json) + "]");
            case NOISE -> noise();
        };
    }

    /** Bytes of pure chance. */
    byte[] noise() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private byte[] replaced(byte[] json, String value) throws IOException {
        Map<String, Object> tree = JSON.std.mapFrom(json);
        List<Place> places = places(tree);
        if (places.isEmpty()) {
            return utf8(value);
        }
        any(places).put(MARK);
        return utf8(text(JSON.std.asBytes(tree)).replace("\"" + MARK + "\"", value));
    }

    private byte[] without(byte[] json) throws IOException {
        Map<String, Object> tree = JSON.std.mapFrom(json);
        List<Place> places = places(tree);
        if (!places.isEmpty()) {
            any(places).remove();
        }
        return JSON.std.asBytes(tree);
    }

    private byte[] overwritten(byte[] json, byte[] by) {
        byte[] changed = json.clone();
        int at = random.nextInt(Math.max(1, json.length - by.length));
        System.arraycopy(by, 0, changed, at, Math.min(by.length, json.length - at));
        return changed;
    }

    /** Where a value is in a message. */
    private interface Place {
        void put(Object value);

        void remove();
    }

    @SuppressWarnings("unchecked")
    private static List<Place> places(Object node) {
        List<Place> places = new ArrayList<>();
        if (node instanceof Map<?, ?> found) {
            Map<String, Object> map = (Map<String, Object>) found;
            for (Map.Entry<String, Object> entry : new LinkedHashMap<>(map).entrySet()) {
                places.add(new Place() {
                    @Override
                    public void put(Object value) {
                        map.put(entry.getKey(), value);
                    }

                    @Override
                    public void remove() {
                        map.remove(entry.getKey());
                    }
                });
                places.addAll(places(entry.getValue()));
            }
        } else if (node instanceof List<?> found) {
            List<Object> list = (List<Object>) found;
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                places.add(new Place() {
                    @Override
                    public void put(Object value) {
                        list.set(index, value);
                    }

                    @Override
                    public void remove() {
                        list.remove(index);
                    }
                });
                places.addAll(places(list.get(i)));
            }
        }
        return places;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
