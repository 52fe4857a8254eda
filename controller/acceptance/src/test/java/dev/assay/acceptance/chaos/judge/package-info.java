/** Whether every cell was reported exactly once or has a reason, from the tables, the API and the wire. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.chaos.judge;
