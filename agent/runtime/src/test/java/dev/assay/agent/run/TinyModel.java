package dev.assay.agent.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * ONNX files of one node, written field by field: {@code logits = operator(input)} with {@code input} float32[batch, width]. Field
 * numbers are those of onnx.proto.
 */
public final class TinyModel {
    /** A first dimension that takes any size. */
    public static final long ANY = -1;

    private static final int FLOAT = 1;

    private TinyModel() {}

    /** Writes the model and returns its file. */
    public static Path write(Path file, String operator, long batch, long width) throws IOException {
        return Files.write(file, model(operator, batch, width));
    }

    private static byte[] model(String operator, long batch, long width) {
        Message node = new Message().text(1, "input").text(2, "logits").text(4, operator);
        Message graph = new Message()
                .message(1, node)
                .text(2, "tiny")
                .message(11, value("input", batch, width))
                .message(12, value("logits", batch, width));
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .bytes();
    }

    private static Message value(String name, long batch, long width) {
        Message first = batch == ANY ? new Message().text(2, "N") : new Message().number(1, batch);
        Message shape = new Message().message(1, first).message(1, new Message().number(1, width));
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protobuf message. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return block(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return block(field, value.bytes());
        }

        private Message block(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long left = value;
            while (left > 0x7F) {
                out.write((int) ((left & 0x7F) | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
