package dev.oneline.sip.call;

import dev.oneline.contract.bus.Report;

/** What a call that came in wants done, in order. */
public sealed interface CallAction
        permits CallAction.Try,
                CallAction.Ring,
                CallAction.ReportArrival,
                CallAction.ReportEnd,
                CallAction.TellAnswer,
                DialogAction {
    /** 100. */
    record Try() implements CallAction {}

    /** 180. */
    record Ring() implements CallAction {}

    record ReportArrival() implements CallAction {}

    record ReportEnd(Report.CallEndCause cause) implements CallAction {}

    /** Whoever asked for the answer learns how it went. */
    record TellAnswer(AnswerOutcome outcome) implements CallAction {}

    /** How answering went. */
    enum AnswerOutcome {
        ANSWERED,
        NO_MEDIA,
        /** The call ended meanwhile. */
        GONE
    }
}
