package dev.oneline.core.flow;

/** Why a flow can't go on. The contact goes into its entry point's queue then: nobody is lost by a bad flow. */
public enum FlowFault {
    /** A node or exit that isn't there. */
    NO_WAY_ON,
    NO_SUCH_FLOW,
    NO_SUCH_QUEUE,
    NO_SUCH_CALENDAR,
    /** Round and round without anything that takes time. */
    ENDLESS,
    /** More turns than a contact may have. */
    TOO_LONG,
    /** More menus or flows below each other than there may be. */
    TOO_DEEP
}
