package dev.assay.evidence.check;

import dev.assay.api.CellRow;
import dev.assay.evidence.record.CellEvidence;
import java.util.Map;

/**
 * All that the bundle says of one cell.
 *
 * @param where the entry that {@code evidence} is from
 * @param sessions by the SHA-256 of the raw report; those that cannot be read are not there
 */
record CellFacts(String where, CellRow row, CellEvidence evidence, Map<String, Session> sessions) {}
