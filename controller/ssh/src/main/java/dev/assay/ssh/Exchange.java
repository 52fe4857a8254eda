package dev.assay.ssh;

import java.nio.charset.StandardCharsets;

/** The raw end of a command on a board. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared and never changed
record Exchange(int exitCode, byte[] output, byte[] errors, boolean cut) {
    private static final byte[] BEGIN = (Script.BEGIN + "\n").getBytes(StandardCharsets.US_ASCII);

    /** What the script itself printed; without the chatter of a login shell before it. */
    Exchange fromItsBegin(String address) throws SshException {
        int begin = indexOfBegin();
        if (begin < 0) {
            String said = outcome().complaint();
            throw new SshException(
                    SshFault.PROTOCOL,
                    address + ": the login works, but no POSIX shell answers (exit code " + exitCode + ": " + said
                            + "); the account needs a login shell, and no forced command for our key");
        }
        byte[] own = new byte[output.length - begin];
        System.arraycopy(output, begin, own, 0, own.length);
        return new Exchange(exitCode, own, errors, cut);
    }

    Outcome outcome() {
        return new Outcome(
                exitCode, new String(output, StandardCharsets.UTF_8), new String(errors, StandardCharsets.UTF_8), cut);
    }

    /** Index of the first byte after the line that the script prints first; −1 when it did not. */
    private int indexOfBegin() {
        for (int i = 0; i + BEGIN.length <= output.length; i++) {
            if (java.util.Arrays.equals(output, i, i + BEGIN.length, BEGIN, 0, BEGIN.length)) {
                return i + BEGIN.length;
            }
        }
        return -1;
    }
}
