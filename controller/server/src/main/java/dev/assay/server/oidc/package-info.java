/** Signing in with an account of somebody's own provider (OpenID Connect, code flow with PKCE). Nothing here runs unless it is set up. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.oidc;
