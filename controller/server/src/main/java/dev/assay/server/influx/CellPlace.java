package dev.assay.server.influx;

/** Which cell of which campaign. */
record CellPlace(long campaignSeq, int cellIndex) {}
