package dev.assay.server.oidc;

import dev.assay.server.oidc.OidcException.Fault;
import java.time.InstantSource;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Whether an id token is the provider's, for this controller, of this sign-in, and good now (OpenID Connect Core 1.0, 3.1.3.7). */
final class IdTokenCheck {
    private static final int CLOCK_SKEW_SECONDS = 60;
    /** Signatures with a public key alone: by "none" or a shared key anybody could sign. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private final OidcTerms terms;
    private final InstantSource clock;

    IdTokenCheck(OidcTerms terms, InstantSource clock) {
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * What the token says.
     *
     * @param keys of the provider, JSON
     * @throws OidcException when it is not what it should be
     */
    Map<String, Object> claims(String idToken, String keys, String nonce) throws OidcException {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(
                            new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                    .setJwsAlgorithmConstraints(ALGORITHMS)
                    .setExpectedIssuer(terms.issuer())
                    .setExpectedAudience(terms.clientId())
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                    .build()
                    .processToClaims(idToken);
            if (!nonce.equals(claims.getClaimValue("nonce"))) {
                throw new OidcException(Fault.EXPIRED, "the id token is of another sign-in");
            }
            return claims.getClaimsMap();
        } catch (InvalidJwtException e) {
            throw new OidcException(Fault.UNAVAILABLE, "the id token is not good: " + e.getErrorDetails(), e);
        } catch (JoseException e) {
            throw new OidcException(Fault.UNAVAILABLE, "the provider's keys cannot be read", e);
        }
    }
}
