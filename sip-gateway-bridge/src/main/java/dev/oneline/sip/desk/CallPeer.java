package dev.oneline.sip.desk;

/** The other side of a call that came in. */
public interface CallPeer extends DialogPeer {
    void trying();

    void ringing();
}
