/** How clients of a controller know it by its certificate's key and not by a public authority; plain JSSE. */
@org.jspecify.annotations.NullMarked
package dev.assay.protocol.tls;
