package dev.oneline.media.probe;

/** Finds lines in a description that we wrote ourselves. */
final class Sdp {
    private Sdp() {}

    /** What follows {@code prefix} on its first line. */
    static String value(String sdp, String prefix) {
        return sdp.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + prefix + " in\n" + sdp));
    }
}
