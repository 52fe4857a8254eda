package dev.assay.server.gate;

import dev.assay.regression.judgement.GateCourse;
import dev.assay.server.store.StoredJson;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How cells came to their verdicts. All methods belong into a transaction. Thread-safe. */
final class CourseBook {
    private CourseBook() {}

    /** Notes the course of a cell; the one that it had is forgotten, as when it moved to another device. */
    static void put(Handle handle, long campaignSeq, int cellIndex, GateCourse course) {
        handle.execute("delete from gate_course where campaign_seq = ? and cell_index = ?", campaignSeq, cellIndex);
        handle.execute(
                "insert into gate_course (campaign_seq, cell_index, course) values (?, ?, ?)",
                campaignSeq,
                cellIndex,
                StoredJson.write(course));
    }

    /** Empty for a cell that is not judged, or was before courses were noted. */
    static Optional<GateCourse> find(Handle handle, long campaignSeq, int cellIndex) {
        return handle.createQuery("select course from gate_course where campaign_seq = ? and cell_index = ?")
                .bind(0, campaignSeq)
                .bind(1, cellIndex)
                .map((row, context) -> StoredJson.read(GateCourse.class, row.getString("course")))
                .findOne();
    }
}
