package dev.assay.dashboards.panel;

/**
 * From this value on another colour.
 *
 * @param from inclusive, in the base unit of the field
 */
public record Limit(double from, Colour colour) {}
