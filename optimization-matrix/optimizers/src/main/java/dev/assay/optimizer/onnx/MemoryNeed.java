package dev.assay.optimizer.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * How much memory a message takes once it is parsed, counted without parsing it: two bytes in a file can become an object of a
 * hundred, so that a small file could fill a large heap.
 */
final class MemoryNeed {
    /** An object with its header, its fields and its place in a list; generous. */
    private static final long OBJECT_BYTES = 120;
    /** The widest number that one byte of a packed list can become. */
    private static final long NUMBER_BYTES = 8;

    private MemoryNeed() {}

    /** What a model may take: the other half is for the variant made of it. */
    static long available() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    /** Without the bytes of the file itself, which the message refers to. Fails as parsing would. */
    static long of(CodedInputStream in, Descriptor message) throws IOException {
        return of(in, message, 0);
    }

    private static long of(CodedInputStream in, Descriptor message, int depth) throws IOException {
        long need = OBJECT_BYTES;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean hasLength = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (!hasLength || field == null) {
                in.skipField(tag);
                need += field == null ? OBJECT_BYTES : NUMBER_BYTES;
                continue;
            }
            int length = in.readRawVarint32();
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                if (depth >= ModelFile.DEPTH_MAX) {
                    throw new InvalidProtocolBufferException(ModelFile.TOO_DEEP);
                }
                int outer = in.pushLimit(length);
                need += of(in, field.getMessageType(), depth + 1);
                in.checkLastTagWas(0);
                in.popLimit(outer);
            } else {
                in.skipRawBytes(length);
                need += field.isPackable() && isVariable(field) ? length * NUMBER_BYTES : OBJECT_BYTES;
            }
        }
        return need;
    }

    /** Numbers whose small values take one byte in a file. */
    private static boolean isVariable(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT, LONG, ENUM, BOOLEAN -> true;
            case FLOAT, DOUBLE, STRING, BYTE_STRING, MESSAGE -> false;
        };
    }
}
