package dev.assay.api;

/** What an optimizer did to one node, or why it left it alone. */
public record BuildAction(String node, String operator, String action, String detail) {}
