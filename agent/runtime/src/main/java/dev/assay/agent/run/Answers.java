package dev.assay.agent.run;

/** Gives back the memory of an answer. */
final class Answers {
    private Answers() {}

    static void close(AutoCloseable answer) throws RunRefusedException {
        try {
            answer.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RunRefusedException("ONNX Runtime does not give back an answer: " + e.getMessage(), e);
        }
    }
}
