package dev.assay.server.access;

/**
 * What a request shows to say who sends it.
 *
 * @param kind decides where it is looked up: what a cookie holds is never good as a token, nor a token in a cookie
 */
record Shown(Kind kind, Secret secret) {
    /** Where it stood. */
    enum Kind {
        /** In {@code Authorization: Bearer …}. */
        TOKEN,
        /** In a browser's cookie. */
        SESSION
    }

    static Shown token(Secret secret) {
        return new Shown(Kind.TOKEN, secret);
    }

    static Shown session(Secret secret) {
        return new Shown(Kind.SESSION, secret);
    }

    /** By which it is remembered, without the secret. */
    record Key(Kind kind, String hash) {}

    Key key() {
        return new Key(kind, secret.hash());
    }
}
