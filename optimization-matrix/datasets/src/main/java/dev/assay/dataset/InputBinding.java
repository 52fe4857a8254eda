package dev.assay.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides which array of a data set feeds which input of a model. */
public final class InputBinding {

    /**
     * One input that a model asks for.
     *
     * @param elementType as ONNX names it: {@code float}, {@code int64}, …
     * @param shape one entry per dimension, -1 where any size will do; the first dimension is the batch
     */
    public record ModelInput(String name, String elementType, List<Long> shape) {
        public ModelInput {
            shape = List.copyOf(shape);
        }

        private String text() {
            return "\"" + name + "\" " + elementType + shape;
        }
    }

    private InputBinding() {}

    /**
     * Returns the array name for every input name. Equal names are bound; besides, a model with one input and a data set with one
     * candidate array (anything but the labels and other whole numbers per example) need not agree on the name. The batch dimension
     * is the caller's business and is not compared.
     *
     * @throws DatasetException lists every input without an array and every mismatch of element type or shape
     */
    public static Map<String, String> bind(List<ModelInput> inputs, Dataset data) throws DatasetException {
        Map<String, ArrayHeader> arrays = data.arrays();
        List<ArrayHeader> candidates = arrays.values().stream()
                .filter(array -> !array.name().equals(Dataset.LABELS) && !array.isPerExampleInteger())
                .toList();
        Map<String, String> binding = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (ModelInput input : inputs) {
            ArrayHeader array = arrays.get(input.name());
            if (array == null && inputs.size() == 1 && candidates.size() == 1) {
                array = candidates.get(0);
            }
            if (array == null) {
                problems.add("no array for the model's input " + input.text() + "; expected one of that name among "
                        + arrays.values().stream().map(ArrayHeader::text).collect(Collectors.joining(", ")));
            } else if (!array.type().onnxName().equals(input.elementType())
                    || !shapesAgree(array.shape(), input.shape())) {
                problems.add("array " + array.text() + "; expected what the model's input " + input.text() + " takes");
            } else {
                binding.put(input.name(), array.name());
            }
        }
        if (!problems.isEmpty()) {
            throw DatasetException.ofProblems(data.file(), problems);
        }
        return binding;
    }

    private static boolean shapesAgree(List<Long> array, List<Long> input) {
        if (array.size() != input.size()) {
            return false;
        }
        for (int i = 1; i < array.size(); i++) {
            if (input.get(i) != -1 && !input.get(i).equals(array.get(i))) {
                return false;
            }
        }
        return true;
    }
}
