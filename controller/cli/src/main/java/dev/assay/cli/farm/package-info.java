/** The farm as people see it: tables of devices, tokens and what was done, and the steps of a registration. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.farm;
