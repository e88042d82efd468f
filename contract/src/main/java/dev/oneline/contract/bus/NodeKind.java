package dev.oneline.contract.bus;

/** What a process of the cluster does. */
public enum NodeKind {
    BACKEND,
    MEDIA,
    SIP
}
