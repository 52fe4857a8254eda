/** The controller over HTTP, with the whole framework. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.http;
