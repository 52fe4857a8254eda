package dev.assay.server.influx;

import dev.assay.influx.write.LineWriter;
import dev.assay.influx.write.WriteAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Answers as a test says, and then takes everything. */
final class ScriptedWriter implements LineWriter {
    final List<String> taken = new ArrayList<>();
    final Queue<WriteAnswer> answers = new ArrayDeque<>();
    int requests;

    @Override
    public WriteAnswer write(List<String> lines) {
        requests++;
        WriteAnswer answer = answers.isEmpty() ? new WriteAnswer.Written() : answers.remove();
        if (answer.kind() == WriteAnswer.Kind.WRITTEN) {
            taken.addAll(lines);
        }
        return answer;
    }

    @Override
    public void close() {}
}
