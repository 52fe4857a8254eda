package dev.assay.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one element of an array is. All types are little-endian in the file. */
public enum ElementType {
    FLOAT32("<f4", 4, "float"),
    FLOAT64("<f8", 8, "double"),
    FLOAT16("<f2", 2, "float16"),
    INT64("<i8", 8, "int64"),
    INT32("<i4", 4, "int32"),
    INT16("<i2", 2, "int16"),
    INT8("|i1", 1, "int8"),
    UINT8("|u1", 1, "uint8"),
    BOOL("|b1", 1, "bool");

    private final String numpyName;
    private final int bytes;
    private final String onnxName;

    ElementType(String numpyName, int bytes, String onnxName) {
        this.numpyName = numpyName;
        this.bytes = bytes;
        this.onnxName = onnxName;
    }

    /** Size of one element. */
    public int bytes() {
        return bytes;
    }

    /** The type as ONNX names it: {@code float}, {@code int64}, … */
    public String onnxName() {
        return onnxName;
    }

    /** Whether the values are whole numbers; a truth value is none. */
    public boolean isInteger() {
        return switch (this) {
            case INT64, INT32, INT16, INT8, UINT8 -> true;
            case FLOAT32, FLOAT64, FLOAT16, BOOL -> false;
        };
    }

    /** The type with this NumPy {@code descr}, for instance {@code <f4}; byte order does not matter for single bytes. */
    static Optional<ElementType> ofNumpyName(String descr) {
        return Arrays.stream(values())
                .filter(type -> type.numpyName.equals(descr)
                        || (type.bytes == 1 && descr.equals("<" + type.numpyName.substring(1))))
                .findFirst();
    }

    /** All NumPy names, for messages. */
    static String numpyNames() {
        return Arrays.stream(values()).map(type -> type.numpyName).collect(Collectors.joining(", "));
    }
}
