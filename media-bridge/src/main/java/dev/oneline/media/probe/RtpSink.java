package dev.oneline.media.probe;

/** Takes the RTP that a probe receives, on its loop's thread; the array is valid during the call. */
@FunctionalInterface
public interface RtpSink {
    void onRtp(byte[] buffer, int length, long nowNs);
}
