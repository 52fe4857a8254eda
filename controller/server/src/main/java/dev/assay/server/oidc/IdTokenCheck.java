package dev.assay.server.oidc;

import dev.assay.server.oidc.OidcException.Fault;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

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

    /** Faults whose words name claims alone. */
    private static final Set<Integer> OF_CLAIMS = Set.of(
            ErrorCodes.EXPIRED,
            ErrorCodes.EXPIRATION_MISSING,
            ErrorCodes.NOT_YET_VALID,
            ErrorCodes.AUDIENCE_MISSING,
            ErrorCodes.AUDIENCE_INVALID,
            ErrorCodes.ISSUER_MISSING,
            ErrorCodes.ISSUER_INVALID,
            ErrorCodes.SUBJECT_MISSING);

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
     * @throws UnknownKeyException when none of the keys is the one that it says it is signed with
     */
    Map<String, Object> claims(String idToken, String keys, String nonce) throws OidcException, UnknownKeyException {
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
            requireForUs(claims);
            return claims.getClaimsMap();
        } catch (InvalidJwtException e) {
            if (e.getCause() instanceof UnresolvableKeyException) {
                throw new UnknownKeyException(e);
            }
            throw new OidcException(Fault.UNAVAILABLE, "the id token is not good: " + reasons(e));
        } catch (JoseException e) {
            throw new OidcException(Fault.UNAVAILABLE, "the provider's keys cannot be read", e);
        } catch (MalformedClaimException e) {
            throw new OidcException(Fault.UNAVAILABLE, "the id token has claims of another kind than it should", e);
        }
    }

    /** A token that others may use too has to say whom it was made for, and that has to be us (3.1.3.7, 4 and 5). */
    private void requireForUs(JwtClaims claims) throws OidcException, MalformedClaimException {
        String party = claims.getStringClaimValue("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(terms.clientId())) {
            throw new OidcException(
                    Fault.UNAVAILABLE,
                    "the id token is for " + claims.getAudience() + " and was made for " + party + "; expected azp "
                            + terms.clientId());
        }
    }

    /** In words, as far as they do not repeat the token, which must not be in a log. */
    private static String reasons(InvalidJwtException refused) {
        return refused.getErrorDetails().stream()
                .map(error -> OF_CLAIMS.contains(error.getErrorCode())
                        ? error.getErrorMessage()
                        : "its signature or its form (jose4j " + error.getErrorCode() + ")")
                .collect(Collectors.joining("; "));
    }
}
