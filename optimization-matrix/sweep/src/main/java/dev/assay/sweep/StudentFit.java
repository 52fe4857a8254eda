package dev.assay.sweep;

import dev.assay.sweep.ModelFacts.TensorFacts;
import java.util.List;
import java.util.Optional;

/** Whether a student can take the place of a model: the same data must feed both, and the same labels must score both. */
public final class StudentFit {
    private StudentFit() {}

    /** What does not fit, found first and expected second; empty when the student can take the model's place. */
    public static Optional<String> mismatch(ModelFacts model, ModelFacts student) {
        if (!agree(model.inputs(), student.inputs())) {
            return Optional.of("inputs " + text(student.inputs()) + "; expected the model's " + text(model.inputs()));
        }
        if (!agree(model.outputs(), student.outputs())) {
            return Optional.of(
                    "outputs " + text(student.outputs()) + "; expected the model's " + text(model.outputs()));
        }
        return Optional.empty();
    }

    /** One tensor may be called differently, since nothing can be confused with it. */
    private static boolean agree(List<TensorFacts> wanted, List<TensorFacts> offered) {
        if (wanted.size() != offered.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            TensorFacts a = wanted.get(i);
            TensorFacts b = offered.get(i);
            if (!a.elementType().equals(b.elementType())
                    || !shapesAgree(a.shape(), b.shape())
                    || (wanted.size() > 1 && !a.name().equals(b.name()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean shapesAgree(List<Long> a, List<Long> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).equals(b.get(i)) && a.get(i) != -1 && b.get(i) != -1) {
                return false;
            }
        }
        return true;
    }

    private static String text(List<TensorFacts> tensors) {
        return String.join(
                ", ",
                tensors.stream()
                        .map(tensor -> "\"" + tensor.name() + "\" " + tensor.elementType() + tensor.shape())
                        .toList());
    }
}
