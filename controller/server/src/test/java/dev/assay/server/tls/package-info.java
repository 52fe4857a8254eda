@org.jspecify.annotations.NullMarked
package dev.assay.server.tls;
