/** Who answers. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.info;
