/** What a gate found, for people and for programs that read other tools' formats. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.gate;
