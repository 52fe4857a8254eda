/** Files that people write in YAML: values that know their line and path, and every problem told at once. */
@org.jspecify.annotations.NullMarked
package dev.assay.yaml;
