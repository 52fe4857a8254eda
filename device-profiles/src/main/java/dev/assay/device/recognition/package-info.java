/** Which kind of board a board is, and how it differs from others of its kind. */
@org.jspecify.annotations.NullMarked
package dev.assay.device.recognition;
