package dev.oneline.core.statistics;

/** Where findings go. */
interface Findings {
    /**
     * Something that happened.
     *
     * @param atMs by which it finds its interval: not always when it became known, see {@link Figure}
     * @param amount 1, or milliseconds
     * @param seqs the events that prove it
     */
    void count(Subject subject, Measure measure, long atMs, long amount, long... seqs);

    /**
     * Time that passed.
     *
     * @param toSeq 0 while it goes on
     */
    void span(Subject subject, Measure measure, long fromMs, long toMs, long fromSeq, long toSeq);
}
