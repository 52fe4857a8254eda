/** Where agents present themselves. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.reception;
